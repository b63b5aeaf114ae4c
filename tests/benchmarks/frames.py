"""How many frames a second a piece draws while one of its sliders is dragged.

    python docs/build.py
    python tests/benchmarks/frames.py [SITE] [--seconds N]

Run by hand, on a machine that does nothing else, with Playwright and Chromium. Each
frame moves the slider by one step, to and fro. Beside it stands what the same page
gives when nothing moves: what the browser itself can do on this machine.
"""

import argparse
import functools
import http.server
import shutil
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]

# The times between frames in milliseconds, while `move` is called in each.
FRAMES = """
async ([piece, index, seconds]) => {
  const slider = document.querySelector(piece)
    .shadowRoot.querySelectorAll("input[type=range]")[index]
  const times = []
  await new Promise((done) => {
    const start = performance.now()
    let direction = 1
    const frame = (now) => {
      times.push(now)
      if (performance.now() - start > seconds * 1000) return done()
      if (slider) {
        const before = slider.value
        direction > 0 ? slider.stepUp() : slider.stepDown()
        if (slider.value === before) direction = -direction
        slider.dispatchEvent(new Event("input", { bubbles: true }))
      }
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  return times.slice(1).map((time, index) => time - times[index])
}
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


def main(site: Path, seconds: float) -> None:
    """Print a line for each slider of each piece on the page of all."""
    handler = functools.partial(Quiet, directory=site)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"http://127.0.0.1:{server.server_port}/en/play/")
        names = page.evaluate(
            "[...document.querySelectorAll('article *')].map(one => one.localName)"
            ".filter(name => name.startsWith('fl-'))"
        )
        for name in names:
            piece = page.locator(name)
            piece.scroll_into_view_if_needed()
            piece.locator(".caption").wait_for()
            still = page.evaluate(FRAMES, [name, -1, seconds])
            sliders = piece.locator("input[type=range]")
            for index in range(sliders.count()):
                label = sliders.nth(index).evaluate(
                    "one => one.labels[0]?.textContent ?? one.ariaLabel"
                )
                moved = page.evaluate(FRAMES, [name, index, seconds])
                print(f"{name:20} {label:28} {say(moved)}   still: {say(still)}")
        browser.close()
    server.shutdown()


def say(times: list[float]) -> str:
    """Frames a second on average, and the time that 95 of 100 frames keep."""
    in_order = sorted(times)
    return (
        f"{1000 * len(times) / sum(times):5.1f} frames/s, "
        f"95 % within {in_order[int(0.95 * len(times))]:5.1f} ms"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=ROOT / "site")
    parser.add_argument("--seconds", type=float, default=2)
    options = parser.parse_args()
    main(options.site, options.seconds)
