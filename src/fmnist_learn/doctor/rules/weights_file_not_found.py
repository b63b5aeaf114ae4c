"""The weights file was not found."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="weights-file-not-found",
    title=Text(ko="가중치 파일을 찾지 못했습니다", en="The weights file was not found"),
    cause=Text(
        ko="읽으려는 `.h5` 파일이 지금 폴더에 없습니다. 앞에서 `save_weights`가 "
        "실패했거나, 이름이나 폴더가 다릅니다.",
        en="The `.h5` file that is to be read is not in the current folder. Either "
        "`save_weights` failed before, or the name or the folder is different.",
    ),
    remedy=Text(
        ko="`save_weights`를 먼저 실행하고 두 함수에 같은 이름을 쓰세요. 이름은 "
        "`.weights.h5`로 끝나야 합니다.",
        en="Run `save_weights` first, and use the same name in both functions. It "
        "must end in `.weights.h5`.",
    ),
    section="07-3",
    concept="saving",
    broken="model.load_weights('nothing-here.weights.h5')\n",
    fixed="model.save_weights('model.weights.h5')\n"
    "model.load_weights('model.weights.h5')\n",
    error="FileNotFoundError: [Errno 2] Unable to synchronously open file",
    kinds=("FileNotFoundError",),
    pattern=r"Unable to (synchronously )?open file \(unable to open file",
    line=r"load_weights\(",
    before=("model-file-not-found",),
)
