"""Granian as `schuifaan run` sets it up, for the pages or for the empty one."""

import sys

from schuifaan.site.serve import server

if __name__ == "__main__":
    target, port, processes, threads = sys.argv[1:]
    server(int(port), target, processes=int(processes), threads=int(threads)).serve()
