"""A notebook in JupyterLab, run and looked at in Chromium."""

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest

import fmnist_learn as fl
from built_site import demand

pytestmark = pytest.mark.browser

# Those that need no Keras: a kernel runs them in seconds.
SHOWN = ("title", "how-to", "setup", "data", "logistic-1", "softmax")


@pytest.fixture
def lab(tmp_path):
    """JupyterLab in a folder of its own: the folder, the address."""
    demand(packages=["jupyterlab"])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {
        f"JUPYTER_{kind}_DIR": str(tmp_path / kind) for kind in ("CONFIG", "RUNTIME")
    }
    own |= {"JUPYTERLAB_SETTINGS_DIR": str(tmp_path / "settings")}
    own |= {"JUPYTERLAB_WORKSPACES_DIR": str(tmp_path / "workspaces")}
    folder = tmp_path / "notebooks"
    folder.mkdir()
    # The kernel draws into the notebook.
    environment = {k: v for k, v in (os.environ | own).items() if k != "MPLBACKEND"}
    options = ["--no-browser", "--allow-root", f"--port={port}", "--port-retries=0"]
    options += ["--IdentityProvider.token=", "--LabApp.news_url=None"]
    address = f"http://127.0.0.1:{port}/lab"
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
        )
    try:
        for _ in range(600):
            assert server.poll() is None, (tmp_path / "log").read_text()
            try:
                urlopen(address).close()
                break
            except OSError:
                time.sleep(0.1)
        yield folder, address
    finally:
        server.terminate()
        server.wait()


def test_a_lesson_is_pleasant_in_jupyterlab(lab, chromium):
    from playwright.sync_api import TimeoutError

    folder, address = lab
    (path,) = fl.write_notebooks("07-1", lang="ko", out=folder)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cells = [one for one in notebook["cells"] if one["id"].startswith(SHOWN)]
    for one in cells:
        if one["id"] == "softmax-answer":
            one["source"] = "def softmax(z):\n    return z"
    path.write_text(json.dumps(notebook | {"cells": cells}), encoding="utf-8")
    page = chromium.new_page(viewport={"width": 1100, "height": 6000})
    page.goto(f"{address}/tree/{path.name}")
    shown = page.locator(".jp-Notebook")
    shown.locator("h1").wait_for(timeout=240_000)
    # What is run before the kernel has started is not run at all, and on a busy machine
    # it is called idle before that: a cell that runs has a star or a number.
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(
        timeout=240_000
    )
    begun = shown.locator(".jp-InputPrompt", has_text=re.compile(r"\[[*\d]+\]"))
    for _ in range(8):
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        with contextlib.suppress(TimeoutError):
            begun.first.wait_for(timeout=20_000)
            break
    shown.get_by_text("틀림: softmax").wait_for(timeout=240_000)
    assert "explain('softmax')" in shown.inner_text()
    for level, title in (
        (1, "07-1 인공 신경망"),
        (2, "데이터"),
        (3, "소프트맥스 함수를 만드세요."),
    ):
        assert shown.locator(f"h{level}", has_text=title).count() == 1
    question = shown.locator("details").first
    answer = question.get_by_text("0입니다.")
    assert not answer.is_visible()
    question.locator("summary").click()
    assert answer.is_visible()
    assert answer.locator("code").inner_text() == 'cmap="gray_r"'
    assert shown.locator("mjx-container").count() == 1
    (figure,) = shown.locator(".jp-OutputArea-output img").all()
    assert figure.evaluate("image => image.naturalWidth") > 500
    # No glyph is missing, and nothing else is wrong.
    assert (
        shown.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    )
    page.close()
