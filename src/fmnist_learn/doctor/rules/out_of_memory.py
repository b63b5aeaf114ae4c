"""There is not enough memory."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="out-of-memory",
    title=Text(ko="메모리가 모자랍니다", en="There is not enough memory"),
    cause=Text(
        ko="한꺼번에 만들려는 배열이 남은 메모리보다 큽니다. 255.0으로 나눈 훈련 "
        "이미지는 `float64`이면 359MiB, `float32`이면 179MiB입니다.",
        en="The array is larger than the memory that is left. The training images "
        "divided by 255.0 take 359 MiB as `float64` and 179 MiB as `float32`.",
    ),
    remedy=Text(
        ko="`float32`로 바꾸거나 `fmnist_learn.prepare_data()`를 쓰세요. 그래도 "
        "모자라면 배치 크기를 줄이고 커널을 다시 시작하세요.",
        en="Use `float32`, or `fmnist_learn.prepare_data()`. If that is not enough, "
        "use a smaller batch size and restart the kernel.",
    ),
    section="07-1",
    concept="scaling",
    broken="np.ones((10**7, 10**7))\n",
    fixed="np.ones((10, 10))\n",
    acted=True,
    error="MemoryError: Unable to allocate",
    kinds=("MemoryError", "ResourceExhaustedError"),
    pattern=r"Unable to allocate|OOM when allocating|^$",
)
