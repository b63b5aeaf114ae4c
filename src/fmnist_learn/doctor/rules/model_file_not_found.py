"""The model file was not found."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="model-file-not-found",
    title=Text(ko="모델 파일을 찾지 못했습니다", en="The model file was not found"),
    cause=Text(
        ko="`load_model`이 읽으려는 파일이 지금 폴더에 없거나, 온전한 모델 파일이 "
        "아닙니다.",
        en="The file that `load_model` is to read is not in the current folder, or it "
        "is not a complete model file.",
    ),
    remedy=Text(
        ko="`model.save`나 `ModelCheckpoint`로 먼저 저장하고 같은 이름을 쓰세요.",
        en="Save the model first, with `model.save` or `ModelCheckpoint`, and use the "
        "same name.",
    ),
    section="07-3",
    concept="saving",
    broken="model = keras.models.load_model('nothing-here.keras')\n",
    fixed="model.save('model.keras')\nmodel = keras.models.load_model('model.keras')\n",
    error="ValueError: File not found: filepath=nothing-here.keras. Please ensure "
    "the file is an accessible `.keras` zip file.",
    kinds=("ValueError", "FileNotFoundError"),
    pattern=r"^File not found: filepath=.*\.keras"
    r"|Unable to (synchronously )?open file \(unable to open file",
    line=r"load_model\(|^$",
)
