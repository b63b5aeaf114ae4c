"""The model file is damaged."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="model-file-damaged",
    title=Text(ko="모델 파일이 온전하지 않습니다", en="The model file is damaged"),
    cause=Text(
        ko="파일은 있지만 케라스가 저장한 모델이 아닙니다. 저장이 중간에 끊겼거나, "
        "다운로드한 것이 파일이 아니라 웹 페이지이거나, 다른 파일의 이름만 "
        "바꾸었습니다.",
        en="The file is there, but it is not a model saved by Keras: saving was "
        "interrupted, a web page was downloaded in its place, or some other file was "
        "only renamed.",
    ),
    remedy=Text(
        ko="모델을 다시 저장하거나 다시 내려받으세요. 파일의 크기가 몇 "
        "킬로바이트뿐이라면 모델이 아닙니다.",
        en="Save the model again, or download it again. A file of a few kilobytes is "
        "hardly a model.",
    ),
    section="07-3",
    concept="saving",
    broken="open('model.h5', 'w').write('no model')\n"
    "keras.models.load_model('model.h5')\n",
    fixed="model.save('model.h5')\nkeras.models.load_model('model.h5')\n",
    error="OSError: Unable to synchronously open file (file signature not found)",
    kinds=("OSError", "ValueError"),
    pattern=r"Unable to (synchronously )?open file \((file signature not found|"
    r"truncated file|bad object)|^File is not a zip file",
)
