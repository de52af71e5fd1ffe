"""Each rule of the calculation as a chapter: what goes in, the rule, what comes out. From these the manual is made.

The index is 100 in 2022, 105 in 2023 and 110 in 2024, so that a chapter can be checked with a calculator.
"""

from dataclasses import dataclass

INDEX = {2022: "100", 2023: "105", 2024: "110"}
HOUR = "hour,20.00,2024,Wmo,no"


@dataclass(frozen=True)
class Chapter:
    """`cases` and `prices` are CSV without the names of files; `outcome` what is asked of the analysis, and the answer.

    `columns` and `price_columns` are the optional columns behind the needed ones.
    """

    title: str
    rule: str
    cases: str
    outcome: dict[str, str]
    prices: str = HOUR
    columns: str = ""
    price_columns: str = ""
    assumptions: str = ""
    months: int = 12
    start: str = ""


CHAPTERS = [
    Chapter(
        "The price is carried over to the target level, and rounded",
        "The price times the index of the target level, divided by the index of its own level: 20.01 x 110 / 105 = "
        "20.9628..., which is 20.96. Only then it is multiplied: a thousand hours are 20,960.00, not 20,962.86.",
        "Ali,old,hour,1000,2024-01-01,2024-12-31",
        {"old": "20960.00"},
        prices="hour,20.01,2023,Wmo,no",
    ),
    Chapter(
        "The latest price level at or before the target counts",
        "Of one code at several levels the latest at or before the target is taken, here that of 2023: 10.50 x "
        "110 / 105 "
        "= 11.00. The price of 2025 is of later.",
        "Ali,old,hour,10,2024-01-01,2024-12-31",
        {"old": "110.00"},
        prices="hour,10.00,2022,Wmo,no\nhour,10.50,2023,Wmo,no\nhour,99.00,2025,Wmo,no",
    ),
    Chapter(
        "A line counts for its days inside the horizon",
        "Units are spread evenly over the days of the line. Of 366 days, 184 lie inside: 100 x 184 / 366 x 20.00 = "
        "1,005.464..., which is 1,005.46. The horizon starts at the first start of the case, here 1 January.",
        "Ali,old,hour,1,2024-01-01,2024-01-01\nAli,new,hour,100,2024-07-01,2025-07-01",
        {"old": "20.00", "new": "1005.46", "saving": "-985.46"},
    ),
    Chapter(
        "So many a week",
        "`per` week: two hours a week, from 1 January to 31 December 2024, are 2 x 366 / 7 = 104.571... hours; times "
        "20.00 is 2,091.43.",
        "Ali,old,hour,2,2024-01-01,2024-12-31,week",
        {"old": "2091.43"},
        columns="per",
    ),
    Chapter(
        "So many a month",
        "`per` month: a whole month is one, whether it has 29 days or 31. January to March are three; the first "
        "half of "
        "April (15 of 30 days) is a half. 3.5 x 2 x 20.00 = 140.00.",
        "Ali,old,hour,2,2024-01-01,2024-04-15,month",
        {"old": "140.00"},
        columns="per",
    ),
    Chapter(
        "So many a year",
        "`per` year: a whole calendar year is one, also a leap year. From 1 July 2023 it is 184 of 365 days, and up to "
        "30 June 2024 it is 182 of 366 days: 184 / 365 + 182 / 366 = 1.00137..., times 1,000.00 is 1,001.38.",
        "Ali,old,guardian,1,2023-07-01,2024-06-30,year",
        {"old": "1001.38", "old in 2023": "504.11", "old in 2024": "497.27"},
        prices="guardian,1000.00,2024,Wmo,no",
        columns="per",
    ),
    Chapter(
        "Two who bear one price",
        "Shares split the cents of a line on the running total: 33.33 at 0.5 is 16.665, which is 16.67 for the first; "
        "the second gets what is left, 16.66. Together they are always the line.",
        "Ali,old,visit,1,2024-01-01,2024-01-01",
        {"old": "33.33", "old for Wmo": "16.67", "old for Zvw": "16.66"},
        prices="visit,33.33,2024,Wmo:0.5|Zvw:0.5,no",
    ),
    Chapter(
        "Who pays and who gains",
        "Each bearer has its own old, new and difference. Nobody's gain hides another's cost.",
        "Ali,old,nurse,10,2024-01-01,2024-01-01\nAli,new,nurse,4,2024-01-01,2024-01-01\n"
        "Ali,new,hour,5,2024-01-01,2024-01-01",
        {"saving": "200.00", "who gains": "Zvw 300.00", "who pays": "Wmo 100.00"},
        prices=f"{HOUR}\nnurse,50.00,2024,Zvw,no",
    ),
    Chapter(
        "A year is split by days, and the parts add up",
        "Ten hours over 1 December to 31 January are 62 days, of which 31 in each year: 100.00 and 100.00.",
        "Ali,old,hour,10,2023-12-01,2024-01-31",
        {"old": "200.00", "old in 2023": "100.00", "old in 2024": "100.00"},
    ),
    Chapter(
        "Transfers stand apart",
        "A benefit is money that changes hands. It is in no sum, and has an old and a new of its own.",
        "Ali,old,hour,1,2024-01-01,2024-01-01\nAli,old,benefit,2,2024-01-01,2024-01-01\n"
        "Ali,new,benefit,1,2024-01-01,2024-01-01",
        {"old": "20.00", "new": "0.00", "transfers old": "2000.00", "transfers new": "1000.00"},
        prices=f"{HOUR}\nbenefit,1000.00,2024,Participatiewet,yes",
    ),
    Chapter(
        "Hours of relatives and neighbours are a burden, never a saving",
        "What the daughter no longer does is no money saved, and what the neighbour does is no cost. Both are shown.",
        "Ali,old,daughter,100,2024-01-01,2024-12-31\nAli,new,daughter,60,2024-01-01,2024-12-31\n"
        "Ali,new,hour,1,2024-01-01,2024-01-01",
        {"old": "0.00", "new": "20.00", "burden old": "1880.00", "burden new": "1128.00"},
        prices=f"{HOUR},\ndaughter,18.80,2024,informeel,no,yes",
        price_columns="burden",
    ),
    Chapter(
        "A line without a price makes the case incomplete",
        "Nobody knows what it costs, so it is not zero: the case is left out of the sums, and the code is named.",
        "Ali,old,eviction,1,2024-01-01,2024-01-01\nAli,new,hour,1,2024-01-01,2024-01-01\n"
        "Bea,old,hour,2,2024-01-01,2024-01-01",
        {"old": "40.00", "cases counted": "1", "cases incomplete": "1", "without a price": "eviction"},
    ),
    Chapter(
        "One euro is not saved twice",
        "The couple shares one helper, and both told of her. Lines with one `overlap` are the same euro; each says how "
        "much of it counts: whole, half or not.",
        "Ali,old,hour,10,2024-01-01,2024-01-01,house 7,0.5\nBea,old,hour,10,2024-01-01,2024-01-01,house 7,0.5\n"
        "Bea,old,hour,3,2024-01-01,2024-01-01,,",
        {"old": "260.00", "told in full under house 7": "400.00", "counted under house 7": "200.00"},
        columns="overlap,overlap_share",
    ),
    Chapter(
        "The new path carries the time that it takes",
        "Coordinator, guests and house are on the new path, and are shown by themselves. Help fell from 400.00 "
        "to 100.00: "
        "a gain of 300.00, for 120.00 of time. Each euro of time brings 2.50 back.",
        "Ali,old,hour,20,2024-01-01,2024-12-31,\nAli,new,hour,5,2024-01-01,2024-12-31,\n"
        "Ali,new,hour,3,2024-01-01,2024-12-31,coordinator\nAli,new,hour,2,2024-01-01,2024-12-31,guest\n"
        "Ali,new,hour,1,2024-01-01,2024-12-31,house",
        {"saving": "180.00", "time": "120.00", "gain": "300.00", "return per euro": "2.50", "break-even": "0.40"},
        columns="part",
    ),
    Chapter(
        "What would have come anyway is taken off the gain, not off the time",
        "Of the gain of 300.00 a quarter would have come anyway, and a fifth of the rest came by others: 300.00 "
        "x 0.75 x "
        "0.80 = 180.00 is due to the table. The time of 120.00 was spent all the same, so 60.00 is left.",
        "Ali,old,hour,20,2024-01-01,2024-12-31,\nAli,new,hour,5,2024-01-01,2024-12-31,\n"
        "Ali,new,hour,6,2024-01-01,2024-12-31,coordinator",
        {"gain": "300.00", "due to the table": "180.00", "left": "60.00", "return per euro": "1.50"},
        columns="part",
        assumptions="deadweight,0.1,0.25,0.4\nattribution,0,0.2,0.4",
    ),
    Chapter(
        "A case that became dearer is not made milder",
        "The same shares are not taken off a loss: what help cost more is told in full.",
        "Ali,old,hour,5,2024-01-01,2024-12-31\nAli,new,hour,20,2024-01-01,2024-12-31",
        {"gain": "-300.00", "due to the table": "-300.00", "left": "-300.00", "cases dearer": "1"},
        assumptions="deadweight,0.1,0.25,0.4",
    ),
    Chapter(
        "Each euro returns over 1.90",
        "A published Dutch set of 85 cases was summed up like this. The format can say it: here for one case of "
        "our own "
        "making, with 191.00 of effect for 100.00 of time. It is no outcome of ours.",
        "Ali,old,hour,9.55,2024-01-01,2024-12-31,\nAli,new,hour,5,2024-01-01,2024-12-31,coordinator",
        {"gain": "191.00", "time": "100.00", "return per euro": "1.91"},
        columns="part",
    ),
    Chapter(
        "When the time is earned back",
        "The hour of the table falls on 1 January; the help of 20.00 a month is no longer needed. After one "
        "month 20.00 is "
        "back, after two 40.00: with 30.00 of time the second month earns it back.",
        "Ali,old,hour,1,2024-01-01,2024-12-31,month,\nAli,new,hour,1.5,2024-01-01,2024-01-01,once,coordinator",
        {"payback months": "2", "left": "210.00"},
        columns="per,part",
    ),
    Chapter(
        "Later years are worth less, and fade",
        "After the horizon the last year is repeated as if it went on. Each year a fifth fades, and at 10 "
        "percent a year "
        "the second is worth 1 / 1.10: 240.00 x 0.80 / 1.10 = 174.545..., which is 174.55.",
        "Ali,old,hour,1,2024-01-01,2024-12-31,month",
        {"year 1": "240.00", "year 2": "192.00", "year 2 discounted": "174.55", "year 3 discounted": "126.94"},
        columns="per",
        assumptions="drop_off,0.1,0.2,0.3\ndiscount_rate,0,0.1,0.1",
    ),
    Chapter(
        "Time that has no end goes on, time that was spent once does not",
        "The coordinator's hour a month runs on to the end of the horizon, so it is there in every later year: 240.00. "
        "The house's month has ended, and the guest's hour was spent once: each 20.00, in the first year only.",
        "Ali,old,hour,2,2024-01-01,2024-12-31,month,\nAli,new,hour,1,2024-01-01,2024-12-31,month,coordinator\n"
        "Ali,new,hour,1,2024-01-01,2024-01-31,month,house\nAli,new,hour,1,2024-01-01,2024-12-31,once,guest",
        {"time": "280.00", "year 1": "200.00", "year 2": "240.00", "year 5": "240.00"},
        columns="per,part",
    ),
    Chapter(
        "The first year is not discounted",
        "Over 24 months at 10 percent: 240.00 in the first year as it is, 240.00 in the second at 218.18.",
        "Ali,old,hour,1,2024-01-01,2025-12-31,month",
        {"old": "480.00", "old discounted": "458.18"},
        columns="per",
        assumptions="discount_rate,0,0.1,0.1",
        months=24,
    ),
    Chapter(
        "A second measurement takes the place of what was expected",
        "Beforehand 5 hours were expected, a year later it turned out to be 8. The second counts; the first is shown "
        "beside it.",
        "Ali,old,hour,20,2024-01-01,2024-12-31,\nAli,new,hour,5,2024-01-01,2024-12-31,first\n"
        "Ali,new,hour,8,2024-01-01,2024-12-31,second",
        {"new": "160.00", "saving": "240.00", "saving expected": "300.00"},
        columns="measured",
    ),
    Chapter(
        "Money that can be freed, and time that is freed",
        "Fewer days of a bed that stays is time; a contract that ends is money. What the book does not say is "
        "said to be "
        "unknown.",
        "Ali,old,bed,2,2024-01-01,2024-01-01\nAli,old,contract,1,2024-01-01,2024-01-01\n"
        "Ali,old,hour,1,2024-01-01,2024-01-01",
        {"money freed": "500.00", "time freed": "600.00", "not said": "20.00"},
        prices=f"{HOUR},\nbed,300.00,2024,Zvw,no,time\ncontract,500.00,2024,Wmo,no,cash",
        price_columns="frees",
    ),
    Chapter(
        "One thing at a time",
        "The tornado sets one thing at the low and at the high end of its range. At 15.00 an hour 150.00 is "
        "left, at 30.00 "
        "it is 300.00. Eight hours instead of ten leave 160.00.",
        "Ali,old,hour,10,2024-01-01,2024-12-31,8,15",
        {"left": "200.00", "price hour": "150.00 to 300.00", "units hour": "160.00 to 300.00"},
        columns="low,high",
        prices=f"{HOUR},15.00,30.00",
        price_columns="low,high",
    ),
]
