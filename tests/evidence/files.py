"""Small files to compare with, and the command run over them as an analyst would."""

import csv
import json
from pathlib import Path

from evidence.cli import main

CASES = "case,path,code,units,start,end\n"
PRICES = "code,label_nl,unit,price_eur,price_level,law,transfer,grade,source,source_url,note\n"
CPI = "year,cpi_june_2015_100,source\n"
LINE = "Ali,old,hour,1,2024-01-01,2024-12-31\n"
HOUR = "hour,Een uur,uur,64.00,2022,Wmo,no,A,Handleiding,,\n"
YEARS = "2022,119.05,CBS\n2024,129.91,CBS\n"


class Desk:
    """A folder with the three files on it, under their usual names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.put("cases.csv", CASES + LINE)
        self.put("prices.csv", PRICES + HOUR)
        self.put("cpi.csv", CPI + YEARS)

    def put(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def put_rows(self, name: str, header: str, rows: list) -> Path:
        with (self.folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header.strip().split(","), *rows])
        return self.folder / name

    @property
    def files(self) -> tuple[Path, Path, Path]:
        return self.folder / "cases.csv", self.folder / "prices.csv", self.folder / "cpi.csv"

    def compare(self, *options: object, out: str | None = "report.json", level: object = 2024) -> int:
        cases, prices, cpi = map(str, self.files)
        outs = ["--out", str(self.folder / out)] if out else []
        words = ["compare", cases, "--prices", prices, "--cpi", cpi, "--level", str(level), *outs]
        return main([*words, *map(str, options)])

    def run(self, *words: str) -> int:
        return main([*words])

    @property
    def report(self) -> dict:
        return json.loads((self.folder / "report.json").read_text(encoding="utf-8"))

    @property
    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())
