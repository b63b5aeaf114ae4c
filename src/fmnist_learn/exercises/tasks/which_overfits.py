"""Tell which of two models overfits."""

from fmnist_learn.exercises import Draw, ValueExercise, Wrong
from fmnist_learn.i18n import Text


def _draw(draw: Draw):
    shift = draw.whole(0, 5) / 100
    good = [
        (0.60 + shift, 0.55 + shift),
        (0.45, 0.44),
        (0.39, 0.40),
        (0.36, 0.38),
        (0.34, 0.37),
    ]
    over = [
        (0.50 + shift, 0.45 + shift),
        (0.33, 0.39),
        (0.25, 0.38),
        (0.17, 0.43),
        (0.10, 0.52),
    ]
    pair = [good, over]
    letters = draw.shuffled(["A", "B"])
    models = dict(sorted(zip(letters, pair)))
    return {"models": models, "answer": letters[1]}


def _task(models, answer):
    rows = [
        f"| {epoch + 1} | "
        + " | ".join(
            f"{loss:.2f} | {val:.2f}"
            for loss, val in (one[epoch] for one in models.values())
        )
        + " |"
        for epoch in range(5)
    ]
    line = "|---|---|---|---|---|"
    return Text(
        ko="\n".join(
            [
                "두 모델의 손실입니다.",
                "",
                "| 에포크 | A 훈련 | A 검증 | B 훈련 | B 검증 |",
                line,
                *rows,
                "",
                '과대적합된 모델은 어느 쪽인가요? `"A"` 또는 `"B"`로 답하세요.',
            ]
        ),
        en="\n".join(
            [
                "Here are the losses of two models.",
                "",
                "| epoch | A training | A validation | B training | B validation |",
                line,
                *rows,
                "",
                'Which of them overfits? Answer `"A"` or `"B"`.',
            ]
        ),
    )


def _solution(models, answer):
    return answer


def _why(models, answer):
    return Text(
        ko=f"{answer}의 훈련 손실은 끝까지 줄어드는데 검증 손실은 세 번째 에포크를 "
        "지나면서 커집니다. 훈련 이미지에만 맞추어 가고 있습니다.",
        en=f"The training loss of {answer} falls to the end, while its validation "
        "loss rises after the third epoch: the model comes to fit only the "
        "training images.",
    )


def _the_other(models, answer):
    return "B" if answer == "A" else "A"


def _both(models, answer):
    return "A, B"


def _neither(models, answer):
    return ""


def _lower_case(models, answer):
    return answer.lower()


def _with_a_space(models, answer):
    return f" {answer} "


def _as_a_string(models, answer):
    return "".join([answer])


def _plot(models, answer):
    from fmnist_learn.plots._figure import axes_or_new

    ax = axes_or_new(None, (6.4, 4))
    for (name, losses), style in zip(models.items(), ("-", "--")):
        for place, kind in enumerate(("train", "val")):
            values = [one[place] for one in losses]
            marker = "os"[place]
            ax.plot(range(1, 6), values, style, marker=marker, label=f"{name} {kind}")
    ax.set(xlabel="epoch", ylabel="loss", xticks=range(1, 6))
    ax.legend()
    return ax


EXERCISE = ValueExercise(
    name="which-overfits",
    section="07-3",
    place=10,
    title=Text(ko="과대적합된 모델을 고르세요.", en="Tell which model overfits."),
    concept="overfitting",
    minutes=2,
    draw=_draw,
    task=_task,
    solution=_solution,
    why=_why,
    plot=_plot,
    hints=(
        Text(
            ko="훈련 손실이 아니라 검증 손실이 어디서 커지는지 보세요.",
            en="Look at where the validation loss rises, not at the training loss.",
        ),
        Text(
            ko="두 손실의 차이가 에포크마다 벌어지는 쪽입니다.",
            en="It is the one in which the gap between the two losses grows from "
            "epoch to epoch.",
        ),
    ),
    wrong=(
        Wrong(
            _the_other,
            Text(
                ko="그 모델은 두 손실이 함께 줄어듭니다. 과대적합이면 훈련 손실은 "
                "줄고 검증 손실은 커집니다.",
                en="For that model both losses fall together. When a model overfits, "
                "the training loss falls and the validation loss rises.",
            ),
        ),
        Wrong(
            _both,
            Text(
                ko="한쪽만 과대적합입니다. 검증 손실이 커지는 쪽을 고르세요.",
                en="Only one of them overfits: the one whose validation loss rises.",
            ),
        ),
        Wrong(
            _neither,
            Text(
                ko="한 모델은 검증 손실이 다시 커집니다. 그 모델을 고르세요.",
                en="In one of them the validation loss rises again. Choose that one.",
            ),
        ),
    ),
    also_right=(_lower_case, _with_a_space, _as_a_string),
)
