"""Python does not find this module."""

import re
import sys

from fmnist_learn.doctor._rule import Advice, Rule, message
from fmnist_learn.doctor._spelling import meant
from fmnist_learn.i18n import Text

# What a course may import: the module, and the package that has it.
_SAME_NAME = (
    "gradio graphviz h5py jax joblib keras matplotlib mlxtend numpy openpyxl pandas "
    "plotly pydot requests scikeras scipy seaborn streamlit tensorflow torch "
    "torchvision tqdm wandb xgboost"
)
_PACKAGES = {name: name for name in _SAME_NAME.split()} | {
    "IPython": "ipython",
    "PIL": "pillow",
    "bs4": "beautifulsoup4",
    "cv2": "opencv-python",
    "keras_hub": "keras-hub",
    "keras_tuner": "keras-tuner",
    "kerastuner": "keras-tuner",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "skopt": "scikit-optimize",
    "tensorflow_datasets": "tensorflow-datasets",
    "tf_keras": "tf-keras",
    "yaml": "pyyaml",
}


def _module(exc: BaseException) -> str:
    found = re.search(r"^No module named '(\w+)", message(exc))
    assert found is not None  # the pattern holds
    return found[1]


def _when(exc: BaseException, _line: str) -> bool:
    return _module(exc) not in sys.modules  # else a name in it is not there


def _advise(exc: BaseException, line: str) -> Advice:
    module = _module(exc)
    if module not in _PACKAGES:
        of_python = [one for one in sys.stdlib_module_names if one[0] != "_"]
        return meant(module, [*_PACKAGES, *of_python], line)
    install = f"pip install {_PACKAGES[module]}"
    python = sys.executable
    return Advice(
        Text(
            ko=f"노트북에서는 `%{install}`, 셸에서는 `python -m {install}` 명령을 "
            f"실행하세요. 이 코드를 실행한 파이썬은 `{python}`입니다. 셸의 `python`이 "
            "그것과 다르면 다른 환경에 설치됩니다.",
            en=f"Run `%{install}` in a notebook, or `python -m {install}` in a shell. "
            f"The Python that ran this code is `{python}`: where `python` in the shell "
            "is another, it installs into another environment.",
        )
    )


RULE = Rule(
    name="module-not-found",
    title=Text(
        ko="파이썬이 찾지 못하는 모듈입니다", en="Python does not find this module"
    ),
    cause=Text(
        ko="패키지를 설치하지 않았거나, 지금 쓰는 환경이 아닌 다른 환경에 "
        "설치했거나, 이름을 잘못 썼습니다.",
        en="Its package is not installed, or is installed in a different environment "
        "from this one, or the name is misspelt.",
    ),
    remedy=Text(
        ko="설치한 다음에는 커널을 다시 시작하세요. 직접 만든 파일이라면 프로그램과 "
        "같은 폴더에 두세요.",
        en="Restart the kernel after installing. A file of your own has to be in the "
        "folder of the program.",
    ),
    section="07-1",
    concept="",
    broken="import matplotlb.pyplot as plt\n",
    fixed="import matplotlib.pyplot as plt\n",
    error="ModuleNotFoundError: No module named 'matplotlb'",
    kinds=("ModuleNotFoundError",),
    pattern=r"^No module named '\w+(\.\w+)*'$",
    when=_when,
    advise=_advise,
    general=True,
    before=("no-such-name",),
)
