"""Packages of npm, for what the docs are built with; none is committed."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

BUILD = Path(__file__).parents[1] / "build"
ESBUILD = "0.28.2"


def fetch(name: str, version: str) -> Path:
    """Install a package into the build folder, once; the folder of its module."""
    if not (npm := shutil.which("npm")) or not shutil.which("node"):
        sys.exit(
            "docs/build.py needs Node.js and its npm, which fetch KaTeX to typeset "
            "the formulas: install Node.js 18 or newer, then run it again."
        )
    home = BUILD / name
    module = home / "node_modules" / name
    have = module / "package.json"
    if not have.exists() or json.loads(have.read_text())["version"] != version:
        command = [npm, "install", "--silent", "--no-save", "--no-package-lock"]
        command += ["--prefix", str(home), f"{name}@{version}"]
        home.mkdir(parents=True, exist_ok=True)
        if subprocess.run(command, check=False).returncode:
            sys.exit(f"npm could not install {name}@{version}; its message is above.")
    return module


def shrink(folder: Path, suffix: str = ".mjs") -> None:
    """Take comments, spaces and long names out of the scripts below `folder`."""
    esbuild = fetch("esbuild", ESBUILD) / "bin" / "esbuild"
    scripts = sorted(map(str, folder.glob(f"**/*{suffix}")))
    into = [
        f"--outdir={folder}",
        f"--outbase={folder}",
        f"--out-extension:.js={suffix}",
    ]
    command = [esbuild, "--minify", "--allow-overwrite", "--log-level=warning"]
    subprocess.run([*command, *into, *scripts], check=True)
