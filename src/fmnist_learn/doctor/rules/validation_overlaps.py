"""The validation set contains training images."""

from collections.abc import Iterator

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._subject import Subject
from fmnist_learn.i18n import Text


def _check(subject: Subject) -> Iterator[str]:
    if subject.images is None or subject.val_images is None:
        return
    seen = {hash(image.tobytes()) for image in subject.images}
    same = sum(hash(image.tobytes()) in seen for image in subject.val_images)
    # No image of the course's training set is there twice.
    if same:
        yield f"{same:,} / {len(subject.val_images):,}"


RULE = Rule(
    name="validation-overlaps",
    title=Text(
        ko="검증 세트에 훈련 이미지가 들어 있습니다",
        en="The validation set contains training images",
    ),
    cause=Text(
        ko="같은 이미지로 훈련하고 검증하면 과대적합을 볼 수 없고 점수가 실제보다 "
        "좋게 나옵니다.",
        en="When the same images are used for training and validation, overfitting "
        "cannot be seen and the score is better than it should be.",
    ),
    remedy=Text(
        ko="`train_test_split`으로 나눈 두 세트를 쓰세요.",
        en="Use the two sets that `train_test_split` returns.",
    ),
    section="07-1",
    concept="validation",
    broken="data = train_scaled, train_target, train_scaled, train_target\n",
    fixed="data = train_scaled, train_target, val_scaled, val_target\n",
    check=_check,
)
