"""Tables and plots of what `run` measured."""

import math
import textwrap

MARK = "<!-- measured -->", "<!-- end of measured -->"
# Colour, width and dashes of each way's line, the lowest first: equal numbers must not hide each other.
LINES = {
    "mmn, every step": ("#e8a5a8", 6, "none"),
    "SPIN, every step": ("#93b9e2", 6, "9 9"),
    "SPIN": ("#1f5fa8", 2, "none"),
    "mmn": ("#b02a30", 2, "none"),
}
TITLES = {
    "s1-inflight": "S1 inflight",
    "s2-pairs": "S2 pairs",
    "s3-reclaim": "S3 reclaim",
    "s4-oom": "S4 oom",
    "s5-scale": "S5 scale",
}
# pan -w24, its default.
SPIN_TABLE = 8 << 24


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(c) for c in line) + " |" for line in lines)


def wrapped(text):
    return "\n".join(textwrap.wrap(text, 130, break_long_words=False, break_on_hyphens=False))


def seconds(value):
    return f"{value:.2f} s"


def megabytes(value):
    return f"{value / 1e6:.0f} MB"


def rate(value):
    return f"{value / 1e6:.2f} M/s"


def number(value):
    return f"{value:,}"


def times(ours, theirs):
    ratio = ours / theirs
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"


class Report:
    def __init__(self, measured):
        self.measured = measured
        self.points = measured["points"]

    def text(self):
        parts = [
            self.about(),
            "From a file to its verdict. SPIN: `spin -a`, `gcc -O2` and `./pan`, which stops at the first error; mmn looks at "
            "every state, then for the shortest run. CPU time of all processes; the most memory that mmn had, and `./pan` (gcc "
            "has more).",
            self.verdicts(),
            "How fast states are searched when every step is one, in CPU time: SPIN's `./pan` alone; mmn less what it takes for "
            "the smallest size of the model. Bytes for each state: the process's memory, less that for the smallest size, which "
            "already contains SPIN's table of 2^24 slots (128 MB).",
            self.rates(),
            "Two workers beside one, every step a state, by the clock and without what the smallest size takes.",
            self.workers(),
            "What reductions leave, and what that is worth from file to verdict. *Every step*: neither reduces.",
            self.reductions(),
            "Goals:",
            self.goals(),
        ]
        return "\n\n".join(p if p.startswith("|") else wrapped(p) for p in parts)

    def core(self):
        chosen = [k for k in self.measured["large"] if self.points[k]["model"] in ("s1-inflight", "s2-pairs", "s5-scale")]
        return "\n\n".join([wrapped(self.about()), self.reductions(chosen)])

    def about(self):
        about = self.measured["about"]
        load = " and ".join(f"{value:.1f}" for value in about["load"])
        return (
            f"Measured on {about['date']}: {about['machine']}; {about['software']}. Medians of {about['runs']} runs, mmn and "
            f"SPIN in turn; load average {load} before and after, so compare ratios rather than seconds."
        )

    def what(self, point):
        constants = ", ".join(f"{k} = {v}" for k, v in point["constants"].items())
        return f"{TITLES[point['model']]}.{point['scenario']}", constants

    def verdicts(self):
        rows = []
        for key in self.measured["small"]:
            point = self.points[key]
            ours, theirs = point["ways"]["mmn"], point["ways"]["SPIN"]
            every = point["ways"]["mmn, every step"]
            rows.append([
                *self.what(point),
                ", ".join(every["found"]) or "ok",
                number(every["states"]),
                seconds(ours["cpu"]),
                seconds(theirs["cpu"]),
                times(ours["cpu"], theirs["cpu"]),
                megabytes(ours["memory"]),
                megabytes(theirs["memory"]),
            ])
        head = ["scenario", "size", "verdict", "states", "mmn", "SPIN", "mmn / SPIN", "memory: mmn", "SPIN"]
        return table(head, rows)

    def start(self, point, way):
        for key in self.measured["start"]:
            if self.points[key]["model"] == point["model"]:
                return self.points[key]["ways"][way]
        raise KeyError(point["model"])

    def speed(self, point, tool):
        """States a second, bytes a state; the second without what the process has for the smallest size."""
        way = f"{tool}, every step"
        result, start = point["ways"][way], self.start(point, way)
        if tool == "mmn":
            took = result["cpu"] - start["cpu"]
        else:
            took = result["search"]
        memory = result["memory"] - start["memory"]
        return result["states"] / max(took, 0.01), memory / result["states"]

    def rates(self):
        rows = []
        for key in self.measured["large"]:
            point = self.points[key]
            # With a claim SPIN searches a product: no rate to compare.
            if point["model"] == "s4-oom" or not self.is_large(point):
                continue
            ours, theirs = self.speed(point, "mmn"), self.speed(point, "SPIN")
            states = point["ways"]["mmn, every step"]["states"]
            rows.append([
                *self.what(point),
                number(states),
                rate(ours[0]),
                rate(theirs[0]),
                times(ours[0], theirs[0]),
                f"{ours[1]:.0f}",
                f"{theirs[1]:.0f}",
                f"{theirs[1] + SPIN_TABLE / states:.0f}",
            ])
        head = ["scenario", "size", "states", "mmn", "SPIN", "mmn / SPIN", "bytes: mmn", "SPIN", "with its table"]
        return table(head, rows)

    def walls(self, point):
        """What one worker and two take by the clock, without what the smallest size takes."""
        start = self.start(point, "mmn, every step")["wall"]
        return [max(point["ways"][way]["wall"] - start, 0.01) for way in ("mmn, every step", "mmn, two workers")]

    def is_large(self, point):
        return point["ways"]["mmn, every step"]["states"] >= 100_000

    def workers(self):
        rows = []
        for key in self.measured["large"]:
            point = self.points[key]
            if self.is_large(point):
                states = point["ways"]["mmn, every step"]["states"]
                one, two = self.walls(point)
                rows.append([*self.what(point), number(states), seconds(one), seconds(two), times(one, two)])
        return table(["scenario", "size", "states", "one", "two", "gain"], rows)

    def reductions(self, keys=None):
        rows = []
        for key in keys or self.measured["large"]:
            point = self.points[key]
            ways = point["ways"]
            rows.append([
                *self.what(point),
                number(ways["mmn, every step"]["states"]),
                number(ways["SPIN"]["states"]),
                number(ways["mmn"]["states"]),
                seconds(ways["SPIN"]["cpu"]),
                seconds(ways["mmn"]["cpu"]),
                times(ways["mmn"]["cpu"], ways["SPIN"]["cpu"]),
                megabytes(ways["SPIN"]["memory"]),
                megabytes(ways["mmn"]["memory"]),
            ])
        head = ["scenario", "size", "every step", "SPIN", "mmn", "time: SPIN", "mmn", "mmn / SPIN", "memory: SPIN", "mmn"]
        return table(head, rows)

    def goals(self):
        small = [self.points[k]["ways"] for k in self.measured["small"]]
        slowest = max(w["mmn"]["cpu"] for w in small)
        worst = max(w["mmn"]["cpu"] / w["SPIN"]["cpu"] for w in small)
        rows = [
            self.goal("file to verdict of a small scenario, CPU", "≤ 0.35 s", seconds(slowest), slowest <= 0.35),
            self.goal("the same, of SPIN's", "≤ 0.30", f"{worst:.2f}", worst <= 0.3),
        ]
        searched = [self.points[k] for k in self.measured["large"] if self.points[k]["model"] == "s5-scale"]
        searched = [p for p in searched if self.is_large(p)]
        if searched:
            pairs = [(self.speed(p, "mmn"), self.speed(p, "SPIN")) for p in searched]
            faster = min(ours[0] / theirs[0] for ours, theirs in pairs)
            fat = min(ours[1] for ours, _ in pairs)
            rows.append(self.goal("rate, every step a state, S5, of SPIN's", "≥ 1.5", f"{faster:.2f}", faster >= 1.5))
            gain = min(one / two for one, two in map(self.walls, searched))
            rows.append(self.goal("two workers, of one's rate, S5", "≥ 1.6", f"{gain:.2f}", gain >= 1.6))
            rows.append(self.goal("bytes a state, S5", "≤ 40", f"{fat:.0f}", fat <= 40))
        for key, limit in (("s5-scale 1 -DN=5 -DK=2", 300), ("s1-inflight 1 -DN=3 -DK=2", 30_000)):
            if key in self.points:
                left = self.points[key]["ways"]["mmn"]["states"]
                title = ", ".join(self.what(self.points[key]))
                rows.append(self.goal(f"states stored, {title}", f"≤ {number(limit)}", number(left), left <= limit))
        return table(["goal", "", "today", ""], rows)

    def goal(self, what, limit, today, met):
        return [what, limit, today, "met" if met else "**missed**"]

    def insert(self, file, text):
        """Puts what was measured between the marks of a document."""
        document = file.read_text()
        before, rest = document.split(MARK[0])
        _, after = rest.split(MARK[1])
        file.write_text(f"{before}{MARK[0]}\n\n{text}\n\n{MARK[1]}{after}")

    def plots(self, folder):
        for model in ("s1", "s5"):
            series = [[self.points[key] for key in keys] for keys in self.measured[model]]
            (folder / f"growth-{model}.svg").write_text(Plot(series).svg())


class Plot:
    """Four panels: states above CPU time, by threads and by iterations; logarithmic upwards."""

    WIDTH, HEIGHT, LEFT, TOP, ACROSS, DOWN = 360, 220, 90, 60, 470, 290

    def __init__(self, series):
        self.series = series
        self.parts = []

    def svg(self):
        width, height = 2 * self.ACROSS + self.LEFT - 60, self.TOP + 2 * self.DOWN - 20
        self.parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13">',
            f'<rect width="{width}" height="{height}" fill="white"/>',
        ]
        self.legend()
        for column, points in enumerate(self.series):
            varied = self.varied(points)
            fixed = ", ".join(f"{k} = {v}" for k, v in points[0]["constants"].items() if k != varied)
            for row, (figure, unit) in enumerate((("states", "states stored"), ("cpu", "seconds of CPU, file to verdict"))):
                title = f"{TITLES[points[0]['model']]}: {unit} ({fixed})"
                self.panel(self.LEFT + column * self.ACROSS, self.TOP + row * self.DOWN, title, varied, figure, points)
        self.parts.append("</svg>")
        return "\n".join(self.parts) + "\n"

    def varied(self, points):
        first, last = points[0]["constants"], points[-1]["constants"]
        return next(k for k in first if first[k] != last[k])

    def legend(self):
        for i, way in enumerate(LINES):
            x = self.LEFT + i * 200
            self.line(way, [(x, 22), (x + 36, 22)])
            self.parts.append(f'<text x="{x + 46}" y="27">{way}</text>')

    def line(self, way, dots):
        colour, width, dashes = LINES[way]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in dots)
        style = f'stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dashes}"'
        self.parts.append(f'<polyline points="{path}" fill="none" {style}/>')

    def panel(self, left, top, title, varied, figure, points):
        values = [p["ways"][way][figure] for p in points for way in LINES]
        low = math.floor(math.log10(min(values)))
        high = math.ceil(math.log10(max(values)) + 1e-9)
        xs = [p["constants"][varied] for p in points]

        def across(x):
            return left + self.WIDTH * (x - xs[0]) / max(1, xs[-1] - xs[0])

        def up(value):
            return top + self.HEIGHT * (1 - (math.log10(value) - low) / (high - low))

        self.parts.append(f'<text x="{left}" y="{top - 8}" font-weight="bold">{title}</text>')
        for decade in range(low, high + 1):
            y = up(10**decade)
            self.parts.append(f'<line x1="{left}" y1="{y:.1f}" x2="{left + self.WIDTH}" y2="{y:.1f}" stroke="#ddd"/>')
            label = f"{10**decade:,}" if decade >= 0 else f"{10**decade:g}"
            self.parts.append(f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{label}</text>')
        for x in xs:
            self.parts.append(
                f'<text x="{across(x):.1f}" y="{top + self.HEIGHT + 18}" text-anchor="middle">{varied} = {x}</text>'
            )
        for way in LINES:
            dots = [(across(p["constants"][varied]), up(p["ways"][way][figure])) for p in points]
            self.line(way, dots)
            if LINES[way][1] == 2:
                self.parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{LINES[way][0]}"/>' for x, y in dots]
