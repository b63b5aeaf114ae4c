"""Fashion-MNIST for a first course on neural networks, in Korean and English.

Data (bundled, nothing to download), models, training, evaluation and pictures of the
course in 혼자 공부하는 머신러닝+딥러닝, sections 07-1 to 08-3. Importing this package
is free: Keras, scikit-learn and matplotlib are imported by the first name that needs
them.

--- 한국어 ---
패션 MNIST로 신경망을 처음 배울 때 쓰는, 한국어와 영어로 설명한 패키지입니다.

《혼자 공부하는 머신러닝+딥러닝》 07-1절부터 08-3절까지의 데이터(패키지에 들어 있어
내려받지 않아도 됩니다), 모델, 훈련, 평가, 그림을 담았습니다. 이 패키지를 임포트하는
데는 시간이 거의 걸리지 않습니다. 케라스, 사이킷런, 맷플롯립은 필요한 함수를 처음 쓸
때 임포트합니다.
"""

from typing import Any

import lazy_loader

__version__ = "0.1.0"

_look_up, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)


def __getattr__(name: str) -> Any:
    """Import a public name; of one that is not there, say which is spelt like it."""
    if name in __all__:
        return _look_up(name)
    import difflib  # noqa: PLC0415 - would double the time of the import

    from fmnist_learn.i18n import Text, bilingual  # noqa: PLC0415 - as below

    unknown = Text(
        ko=f"{__name__!r} 모듈에 이런 이름이 없습니다: {name!r}",
        en=f"module {__name__!r} has no attribute {name!r}",
    )
    for near in difflib.get_close_matches(name, __all__, n=1, cutoff=0.8):
        unknown = Text(
            ko=f"{unknown.ko}. 비슷한 이름: {near!r}",
            en=f"{unknown.en}. Did you mean: {near!r}?",
        )
    raise bilingual(AttributeError, unknown)


def load_ipython_extension(shell: Any) -> None:
    """`%load_ext fmnist_learn`: explain every error that is known, below it."""
    from fmnist_learn.doctor import ipython  # noqa: PLC0415 - importing stays free

    ipython.load(shell)


def unload_ipython_extension(shell: Any) -> None:
    """`%unload_ext fmnist_learn`: explain no more."""
    from fmnist_learn.doctor import ipython  # noqa: PLC0415 - importing stays free

    ipython.unload(shell)
