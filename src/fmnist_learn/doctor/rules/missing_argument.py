"""A required argument is missing."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="missing-argument",
    title=Text(
        ko="꼭 필요한 매개변수가 빠졌습니다", en="A required argument is missing"
    ),
    cause=Text(
        ko="꼭 주어야 하는 값을 주지 않고 함수나 클래스를 호출했습니다. `Dense`에는 "
        "`units`, `Conv2D`에는 `filters`와 `kernel_size`, `AveragePooling2D`에는 "
        "`pool_size`, `Dropout`에는 `rate`, `ModelCheckpoint`에는 `filepath`가 "
        "필요합니다.",
        en="A function or a class was called without a value that it needs: `units` "
        "for `Dense`, `filters` and `kernel_size` for `Conv2D`, `pool_size` for "
        "`AveragePooling2D`, `rate` for `Dropout`, `filepath` for `ModelCheckpoint`.",
    ),
    remedy=Text(
        ko="오류 메시지의 마지막에 나온 매개변수에 값을 주세요. 값을 주었다면 "
        "매개변수의 이름을 잘못 썼는지 확인하세요.",
        en="Give a value to the argument named at the end of the message. If it was "
        "given, check the spelling of its name.",
    ),
    section="08-1",
    concept="",
    broken="keras.layers.AveragePooling2D()\n",
    fixed="keras.layers.AveragePooling2D(2)\n",
    error="TypeError: AveragePooling2D.__init__() missing 1 required positional "
    "argument: 'pool_size'",
    kinds=("TypeError",),
    pattern=r"missing \d required (positional|keyword-only) arguments?: '"
    r"|^missing a required argument: '",
    general=True,
)
