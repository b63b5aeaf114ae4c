"""The downloaded data file is incomplete."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="truncated-data",
    title=Text(
        ko="내려받은 데이터 파일이 온전하지 않습니다",
        en="The downloaded data file is incomplete",
    ),
    cause=Text(
        ko="다운로드가 중간에 끊긴 파일이 남아 있고 케라스가 그 파일을 다시 읽습니다. "
        "케라스는 이 파일이 온전한지 확인하지 않습니다.",
        en="A download once broke off, its file is still there, and Keras reads it "
        "again. Keras does not check whether the file is complete.",
    ),
    remedy=Text(
        ko="내려받지 않아도 되는 `fmnist_learn.load_data()`를 쓰거나, 홈 폴더의 "
        "`.keras/datasets/fashion-mnist` 폴더를 지우고 다시 내려받으세요.",
        en="Use `fmnist_learn.load_data()`, which downloads nothing, or delete the "
        "folder `.keras/datasets/fashion-mnist` in your home folder and download the "
        "data again.",
    ),
    section="07-1",
    concept="fashion-mnist",
    broken="(train_input, train_target), (test_input, test_target) = (\n"
    "    keras.datasets.fashion_mnist.load_data()\n"
    ")\n",
    fixed="import fmnist_learn as fl\n"
    "(train_input, train_target), (test_input, test_target) = fl.load_data()\n",
    acted=True,
    error="EOFError: Compressed file ended before the end-of-stream marker was reached",
    kinds=("EOFError", "BadGzipFile"),
    pattern=r"Compressed file ended before the end-of-stream marker"
    r"|CRC check failed|Not a gzipped file",
)
