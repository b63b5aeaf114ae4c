"""The name of a file was given, not its picture."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="file-for-an-array",
    title=Text(
        ko="그림 대신 파일 이름을 넣었습니다",
        en="The name of a file was given, not its picture",
    ),
    cause=Text(
        ko="`predict`와 `imshow`는 파일을 열지 않습니다. 픽셀이 담긴 배열이 "
        "필요합니다.",
        en="`predict` and `imshow` open no files. They need the array of the pixels.",
    ),
    remedy=Text(
        ko="모델에는 `fmnist_learn.prepare_photo('boot.png')`로 읽은 사진을 모델이 "
        "받는 크기로 바꾸어 넣고, 그릴 때는 `plt.imread('boot.png')`로 읽어 넣으세요.",
        en="For a model, read it with `fmnist_learn.prepare_photo('boot.png')` and "
        "give it the shape of the input. To draw it, read it with "
        "`plt.imread('boot.png')`.",
    ),
    section="08-2",
    concept="array-shape",
    broken="model.predict('boot.png')\n",
    fixed="import fmnist_learn as fl\n"
    "photo = fl.load_data()[1][0][0]\n"
    "model.predict(photo.reshape(1, 784) / 255.0)\n",
    error="ValueError: Unrecognized data type: x=boot.png (of type <class 'str'>)",
    kinds=("ValueError", "TypeError"),
    pattern=r"^Unrecognized data type: x=.* \(of type <class 'str'>\)"
    r"|^Image data of dtype <U\d+ cannot be converted to float",
    before=("list-for-an-array",),
)
