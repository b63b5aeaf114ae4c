"""Average the answers of several models."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_SURE = Text(
    ko="나머지보다 훨씬 확신하는 모델이 있는 경우",
    en="one model that is far surer than the others",
)
_TOGETHER = Text(
    ko="두 모델의 답이 같고 나머지 하나는 다른 답을 확신하는 경우",
    en="two models that agree, and one that is surer of something else",
)


def average_answers(probabilities):
    return probabilities.mean(axis=0).argmax(axis=1)


def _cases(draw: Draw):
    for images in (2, 4):
        # Two models lean towards one class, the third is nearly certain of another; a
        # fourth class is none of them. The first model is the certain one in part.
        answers = np.empty((3, images, 4))
        for image in range(images):
            classes = draw.shuffled(range(4))
            answers[image % 3, image, classes] = (0.05, 0.8, 0.1, 0.05)
            answers[(image + 1) % 3, image, classes] = (0.5, 0.3, 0.15, 0.05)
            answers[(image + 2) % 3, image, classes] = (0.45, 0.25, 0.25, 0.05)
        yield Case(_SURE, (answers,))
    # The single surest answer is not that of the mean; nor, in the second, the product.
    for doubt in (0.1, 0.001):
        answers = np.empty((3, 2, 4))
        for image in range(2):
            classes = draw.shuffled(range(4))
            answers[image, image, classes] = (doubt, 0.85, 0.1 - doubt, 0.05)
            answers[image + 1, image, classes] = (0.7, 0.15, 0.1, 0.05)
            answers[image - 1, image, classes] = (0.75, 0.1, 0.1, 0.05)
        yield Case(_TOGETHER, (answers,))


def _accepts(probabilities):
    if probabilities.ndim != 3 or probabilities.shape[0] < 3:
        return False
    means = np.sort(probabilities.mean(axis=0))
    sums = probabilities.sum(axis=2)
    votes = probabilities.argmax(axis=2)
    return (
        probabilities.min() >= 0
        and np.allclose(sums, 1)
        and (means[:, -1] - means[:, -2]).min() > 0.02
        and len(np.unique(votes)) > 1
    )


def _by_vote(probabilities):
    votes = probabilities.argmax(axis=2)
    classes = probabilities.shape[2]
    return np.array([np.bincount(one, minlength=classes).argmax() for one in votes.T])


def _the_first_model(probabilities):
    return probabilities[0].argmax(axis=1)


def _means_themselves(probabilities):
    return probabilities.mean(axis=0)


def _over_the_images(probabilities):
    return probabilities.mean(axis=1).argmax(axis=1)


def _mean_of_the_classes(probabilities):
    return probabilities.argmax(axis=2).mean(axis=0)


def _image_of_each_class(probabilities):
    return probabilities.mean(axis=0).argmax(axis=0)


def _the_largest(probabilities):
    return probabilities.max(axis=0).argmax(axis=1)


def _multiplied(probabilities):
    return probabilities.prod(axis=0).argmax(axis=1)


def _by_the_sum(probabilities):
    return np.argmax(sum(probabilities), axis=-1)


def _image_by_image(probabilities):
    _, images, classes = probabilities.shape
    found = []
    for image in range(images):
        sums = [sum(probabilities[:, image, one]) for one in range(classes)]
        found.append(sums.index(max(sums)))
    return found


def _in_float32(probabilities):
    return average_answers(probabilities.astype("float32")).astype("float32")


EXERCISE = FunctionExercise(
    name="average-answers",
    section="09",
    place=70,
    title=Text(
        ko="여러 모델의 답을 평균하세요.", en="Average the answers of several models."
    ),
    concept="averaging",
    minutes=4,
    task=Text(
        ko="`average_answers(probabilities)`는 여러 모델이 같은 이미지에 준 확률(크기 "
        "(모델, n, 클래스))을 받아, 모델들의 확률을 평균하고 이미지마다 평균이 가장 큰 "
        "클래스를 돌려줍니다(정수 배열, 크기 (n,)). 다수결과 다를 때가 있습니다.",
        en="`average_answers(probabilities)` takes the probabilities that several "
        "models give for the same images, of shape (models, n, classes). Average those "
        "of the models, and return for each image the class whose mean is largest: "
        "whole numbers, of shape (n,). A vote of the models would not always say the "
        "same.",
    ),
    hints=(
        Text(
            ko="모델의 차원은 첫 번째 차원입니다. 먼저 그 차원을 평균하세요.",
            en="The models are the first axis. Take the mean along it first.",
        ),
        Text(
            ko="남은 배열의 크기는 (n, 클래스)입니다. 클래스의 차원에서 `argmax`를 "
            "구하세요.",
            en="What is left has the shape (n, classes). Take `argmax` along the "
            "classes.",
        ),
    ),
    solution=average_answers,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _by_vote,
            Text(
                ko="다수결로 정했습니다. 확신하는 정도를 버리지 말고, 먼저 확률을 "
                "평균하세요.",
                en="That is a vote, which drops how sure each model is. Average the "
                "probabilities first.",
            ),
        ),
        Wrong(
            _the_first_model,
            Text(
                ko="첫 모델의 답입니다. 모든 모델의 확률을 평균하세요.",
                en="That is the answer of the first model. Average those of all.",
            ),
        ),
        Wrong(
            _means_themselves,
            Text(
                ko="평균한 확률입니다. 이미지마다 가장 큰 것의 자리를 돌려주세요.",
                en="Those are the mean probabilities. Return the place of the largest "
                "for each image.",
            ),
        ),
        Wrong(
            _over_the_images,
            Text(
                ko="이미지의 차원을 평균했습니다. 모델의 차원은 첫 번째 차원입니다.",
                en="The mean is over the images. The axis of the models is the first.",
            ),
        ),
        Wrong(
            _mean_of_the_classes,
            Text(
                ko="클래스의 번호를 평균했습니다. 번호의 평균에는 뜻이 없습니다. "
                "확률을 평균하세요.",
                en="That averages the numbers of the classes, which means nothing. "
                "Average the probabilities.",
            ),
        ),
        Wrong(
            _image_of_each_class,
            Text(
                ko="클래스마다 확률이 가장 큰 이미지를 찾았습니다. 이미지마다 클래스를 "
                "찾으세요.",
                en="It finds an image for each class. Find a class for each image.",
            ),
        ),
        Wrong(
            _the_largest,
            Text(
                ko="가장 큰 확률 하나로 정했습니다. 모델들의 확률을 평균하세요.",
                en="The largest single probability decides. Take the mean of the "
                "models.",
            ),
        ),
        Wrong(
            _multiplied,
            Text(
                ko="확률을 곱했습니다. 모델 하나가 0에 가까운 확률을 주면 나머지는 "
                "소용이 없어집니다. 평균하세요.",
                en="The probabilities are multiplied, so that a single model with one "
                "near 0 rules the class out. Take the mean.",
            ),
        ),
    ),
    also_right=(_by_the_sum, _image_by_image, _in_float32),
)
