"""The folder to save in does not exist."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="folder-not-found",
    title=Text(ko="저장할 폴더가 없습니다", en="The folder to save in does not exist"),
    cause=Text(
        ko="`save`와 `save_weights`는 폴더를 만들지 않습니다. 파일 이름 앞에 쓴 "
        "폴더가 아직 없습니다.",
        en="`save` and `save_weights` make no folders, and the folder before the file "
        "name does not exist yet.",
    ),
    remedy=Text(
        ko="`os.makedirs('models', exist_ok=True)`로 폴더를 먼저 만드세요.",
        en="Make the folder first: `os.makedirs('models', exist_ok=True)`.",
    ),
    section="07-3",
    concept="saving",
    broken="model.save('models/model.keras')\n",
    fixed="import os\n"
    "os.makedirs('models', exist_ok=True)\n"
    "model.save('models/model.keras')\n",
    error="FileNotFoundError: [Errno 2] No such file or directory: "
    "'models/model.keras'",
    kinds=("FileNotFoundError",),
    pattern=r"No such file or directory: '.*\.keras'$"
    r"|Unable to (synchronously )?create file \(unable to open file",
)
