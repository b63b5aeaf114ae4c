"""The backslashes of a Windows path."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="backslash-in-path",
    title=Text(
        ko="윈도우 경로의 역슬래시가 문제입니다", en="The backslashes of a Windows path"
    ),
    cause=Text(
        ko="문자열 안에서 역슬래시(`\\`)는 특수 문자를 시작합니다. `'C:\\Users'`에서 "
        "`\\U`는 유니코드 문자의 시작으로 읽힙니다.",
        en="In a string a backslash (`\\`) starts a special character: in "
        "`'C:\\Users'`, `\\U` is read as the start of a Unicode character.",
    ),
    remedy=Text(
        ko="경로에 역슬래시 대신 슬래시(`/`)를 쓰거나 따옴표 앞에 `r`을 붙이세요.",
        en="Write the path with slashes (`/`), or put an `r` before the quotation "
        "mark.",
    ),
    section="07-3",
    concept="",
    broken="path = 'C:\\Users\\minsu\\best-model.keras'\n",
    fixed="path = r'C:\\Users\\minsu\\best-model.keras'\n",
    error="SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes",
    kinds=("SyntaxError",),
    pattern=r"^\(unicode error\) 'unicodeescape' codec can't decode bytes",
)
