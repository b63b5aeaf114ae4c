"""There is no such file or folder."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="file-not-found",
    title=Text(
        ko="그런 파일이나 폴더가 없습니다", en="There is no such file or folder"
    ),
    cause=Text(
        ko="폴더를 적지 않은 이름은 프로그램을 실행한 폴더에서 찾습니다. 파일이 다른 "
        "폴더에 있거나 이름이나 확장자가 다릅니다.",
        en="A name without a folder is looked for where the program was started. The "
        "file is in another folder, or its name or its ending differs.",
    ),
    remedy=Text(
        ko="`import os`를 실행한 다음 `os.getcwd()`로 지금 폴더를, `os.listdir()`로 "
        "그 안의 파일을 확인하고, 파일이 있는 폴더까지 적으세요.",
        en="After `import os`, `os.getcwd()` shows the current folder and "
        "`os.listdir()` what is in it. Write the folder of the file before its name.",
    ),
    section="07-1",
    concept="",
    broken="np.load('images.npy')\n",
    fixed="np.save('images.npy', train_input)\nnp.load('images.npy')\n",
    error="FileNotFoundError: [Errno 2] No such file or directory: 'images.npy'",
    kinds=("FileNotFoundError",),
    pattern=r"^\[(Errno 2|WinError [23])\] ",
    general=True,
)
