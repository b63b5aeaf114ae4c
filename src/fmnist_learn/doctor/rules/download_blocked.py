"""The data could not be downloaded."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="download-blocked",
    title=Text(
        ko="데이터를 내려받지 못했습니다", en="The data could not be downloaded"
    ),
    cause=Text(
        ko="인터넷에 연결되어 있지 않거나 방화벽이 다운로드를 막고 있습니다.",
        en="There is no network connection, or a firewall blocks the download.",
    ),
    remedy=Text(
        ko="패키지에 들어 있는 데이터를 읽는 `fmnist_learn.load_data()`를 쓰세요.",
        en="Use `fmnist_learn.load_data()`, which reads the data in this package.",
    ),
    section="07-1",
    concept="fashion-mnist",
    broken="keras.utils.get_file('fashion.gz', 'http://localhost:9/fashion.gz')\n",
    fixed="import fmnist_learn as fl\n"
    "(train_input, train_target), (test_input, test_target) = fl.load_data()\n",
    acted=True,
    error="Exception: URL fetch failure on",
    kinds=("Exception",),
    pattern=r"^URL fetch failure on .*(fashion|mnist|keras)",
)
