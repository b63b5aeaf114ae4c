"""A file of your own has the name of the module."""

import re

from fmnist_learn.doctor._rule import Advice, Rule, message
from fmnist_learn.i18n import Text


def _advise(exc: BaseException, _line: str) -> Advice:
    found = re.search(r"module '(\w+)'|'(\w+)' is not a package", message(exc))
    assert found is not None  # the pattern holds
    file = f"{found[1] or found[2]}.py"
    return Advice(
        Text(
            ko=f"프로그램의 폴더에 `{file}` 파일이 있는지 확인하세요.",
            en=f"Look for a file `{file}` in the folder of the program.",
        )
    )


RULE = Rule(
    name="file-hides-a-module",
    title=Text(
        ko="파일 이름이 모듈 이름과 같습니다",
        en="A file of your own has the name of the module",
    ),
    cause=Text(
        ko="`keras.py`처럼 모듈과 이름이 같은 파일이 프로그램의 폴더에 있어서 "
        "파이썬이 라이브러리 대신 그 파일을 임포트했습니다.",
        en="There is a file such as `keras.py` in the folder of the program, and "
        "Python imported it in place of the library.",
    ),
    remedy=Text(
        ko="그 파일의 이름을 바꾸고, 같은 폴더의 `__pycache__` 폴더를 지우세요.",
        en="Rename that file, and delete the folder `__pycache__` beside it.",
    ),
    section="07-1",
    concept="",
    broken="open('seaborn.py', 'w').write('import seaborn\\nseaborn.heatmap()\\n')\n"
    "import sys\n"
    "sys.path.insert(0, '.')\n"
    "try:\n"
    "    import seaborn\n"
    "finally:\n"
    "    sys.path.remove('.')\n",
    fixed="open('plots.py', 'w').write('import matplotlib.pyplot\\n')\n",
    error="AttributeError: partially initialized module 'seaborn' has no attribute "
    "'heatmap'",
    kinds=("AttributeError", "ImportError"),
    pattern=r"partially initialized module '\w+'"
    r"|^module '\w+' has no attribute '\w+' \(consider renaming "
    r"|; '\w+' is not a package$",
    advise=_advise,
    before=("misspelt-name",),
)
