"""The disk is full."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="disk-full",
    title=Text(ko="디스크가 가득 찼습니다", en="The disk is full"),
    cause=Text(
        ko="남은 공간이 없어 모델이나 데이터를 저장하지 못했습니다.",
        en="There is no space left to save the model or the data.",
    ),
    remedy=Text(
        ko="필요 없는 파일을 지운 다음 다시 저장하세요. 저장하다 만 파일은 읽을 수 "
        "없으니 지우세요.",
        en="Delete files that are not needed, then save again. A file that was only "
        "partly written cannot be read: delete it.",
    ),
    section="07-3",
    concept="saving",
    broken="model.save('model.keras')\n",
    fixed="import shutil\nprint(shutil.disk_usage('.').free // 2**20, 'MiB')\n",
    acted=True,
    error="OSError: [Errno 28] No space left on device",
    kinds=("OSError",),
    pattern=r"No space left on device|not enough space on the disk",
    holds=Text(
        ko="윈도우에서는 `There is not enough space on the disk`라고 나올 수 있습니다.",
        en="On Windows the words may be `There is not enough space on the disk`.",
    ),
)
