"""The quiz of section 07-3."""

from fmnist_learn.exercises import Choice, Question
from fmnist_learn.i18n import Text

QUESTIONS = (
    Question(
        asks=Text(
            ko="훈련 손실은 줄어드는데 검증 손실이 커지기 시작했습니다. 무슨 일인가요?",
            en="The training loss goes on falling while the validation loss begins to "
            "rise. What is happening?",
        ),
        concept="overfitting",
        choices=(
            Choice(
                Text(
                    ko="과대적합입니다.",
                    en="The model overfits.",
                ),
                Text(
                    ko="훈련 이미지에만 있는 특징까지 배우고 있습니다.",
                    en="It is also learning what is true only of the training images.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="과소적합입니다.",
                    en="The model underfits.",
                ),
                Text(
                    ko="과소적합이면 훈련 손실도 높은 채로 남습니다.",
                    en="Then the training loss would stay high as well.",
                ),
            ),
            Choice(
                Text(
                    ko="학습률이 너무 낮습니다.",
                    en="The learning rate is too low.",
                ),
                Text(
                    ko="학습률이 낮으면 두 손실이 모두 천천히 줄어듭니다.",
                    en="With a low learning rate both losses fall, but slowly.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="`Dropout(0.3)`은 예측할 때 무엇을 하나요?",
            en="What does `Dropout(0.3)` do when the model predicts?",
        ),
        concept="dropout",
        choices=(
            Choice(
                Text(
                    ko="아무것도 하지 않습니다.",
                    en="Nothing",
                ),
                Text(
                    ko="훈련할 때 남은 값을 키워 두었으므로 예측할 때는 그대로 "
                    "지나갑니다.",
                    en="What stayed was enlarged in training, so when predicting the "
                    "outputs pass unchanged.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="출력의 30%를 0으로 만듭니다.",
                    en="It sets 30% of the outputs to 0.",
                ),
                Text(
                    ko="훈련할 때만 그렇습니다.",
                    en="That happens in training only.",
                ),
            ),
            Choice(
                Text(
                    ko="출력에 0.7을 곱합니다.",
                    en="It multiplies the outputs by 0.7.",
                ),
                Text(
                    ko="처음 논문의 방식입니다. 케라스는 훈련할 때 0.7로 나눕니다.",
                    en="That is how the original paper did it. Keras divides by 0.7 "
                    "in training.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="드롭아웃 층을 넣으면 모델 파라미터의 개수는 어떻게 되나요?",
            en="What does a dropout layer do to the number of parameters?",
        ),
        concept="dropout",
        choices=(
            Choice(
                Text(
                    ko="그대로입니다.",
                    en="It stays the same.",
                ),
                Text(
                    ko="드롭아웃은 출력을 버릴 뿐 가중치를 없애지 않습니다.",
                    en="Dropout drops outputs; it removes no weights.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="30% 줄어듭니다.",
                    en="It falls by 30%.",
                ),
                Text(
                    ko="스텝마다 다른 출력을 버릴 뿐, 가중치는 모두 남습니다.",
                    en="Outputs are dropped, different ones at each step; all weights "
                    "remain.",
                ),
            ),
            Choice(
                Text(
                    ko="드롭아웃 층의 파라미터만큼 늘어납니다.",
                    en="It grows by the parameters of the dropout layer.",
                ),
                Text(
                    ko="드롭아웃 층에는 파라미터가 없습니다.",
                    en="A dropout layer has no parameters.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="`EarlyStopping(patience=2)`를 `restore_best_weights` 없이 썼습니다. "
            "훈련이 끝난 모델의 가중치는 어느 에포크의 것인가요?",
            en="`EarlyStopping(patience=2)` is used without `restore_best_weights`. "
            "Which epoch do the weights at the end of training come from?",
        ),
        concept="early-stopping",
        choices=(
            Choice(
                Text(
                    ko="마지막으로 훈련한 에포크",
                    en="The last epoch that was trained",
                ),
                Text(
                    ko="되돌리라고 하지 않으면 멈춘 에포크의 가중치가 남습니다.",
                    en="Unless told to restore others, the model keeps the weights it "
                    "stopped with.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="검증 손실이 가장 낮은 에포크",
                    en="The one with the lowest validation loss",
                ),
                Text(
                    ko="`restore_best_weights=True`일 때 그렇습니다.",
                    en="That is right with `restore_best_weights=True`.",
                ),
            ),
            Choice(
                Text(
                    ko="첫 번째 에포크",
                    en="The first one",
                ),
                Text(
                    ko="훈련하는 동안 가중치는 계속 바뀝니다.",
                    en="The weights change throughout training.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="가장 좋은 에포크를 테스트 세트로 고르면 왜 안 되나요?",
            en="Why should the best epoch not be chosen with the test set?",
        ),
        concept="validation",
        choices=(
            Choice(
                Text(
                    ko="고르는 데 쓴 세트의 점수는 실제보다 좋게 나오기 때문에",
                    en="Because the score on a set that was used for choosing comes "
                    "out too high",
                ),
                Text(
                    ko="여럿 가운데 가장 좋은 것을 고르면 우연히 좋게 나온 것을 "
                    "고르기 쉽습니다.",
                    en="Whoever picks the best of many tends to pick one that was "
                    "lucky.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="테스트 세트의 이미지가 더 어렵기 때문에",
                    en="Because its images are harder",
                ),
                Text(
                    ko="두 세트는 같은 종류의 이미지입니다.",
                    en="Both sets hold the same kind of images.",
                ),
            ),
            Choice(
                Text(
                    ko="케라스가 오류를 내기 때문에",
                    en="Because Keras stops with an error",
                ),
                Text(
                    ko="케라스는 막지 않습니다. 그래서 스스로 조심해야 합니다.",
                    en="Keras does not object, so you have to take care yourself.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="모델의 구조와 가중치, 옵티마이저의 상태까지 한 파일에 저장하는 것은 "
            "무엇인가요?",
            en="Which of these saves layers, weights and the state of the optimizer "
            "in one file?",
        ),
        concept="saving",
        choices=(
            Choice(
                Text(
                    ko='`model.save("model.keras")`',
                    en='`model.save("model.keras")`',
                ),
                Text(
                    ko="`keras.models.load_model`로 그대로 이어서 훈련할 수 있습니다.",
                    en="`keras.models.load_model` gives it back, and training can go "
                    "on from there.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko='`model.save_weights("model.weights.h5")`',
                    en='`model.save_weights("model.weights.h5")`',
                ),
                Text(
                    ko="가중치가 들어 있지만 층의 구조는 없어, 같은 모델을 먼저 "
                    "만들어야 합니다.",
                    en="It holds the weights but not the layers: the same model has "
                    "to be built first.",
                ),
            ),
            Choice(
                Text(
                    ko="`model.to_json()`",
                    en="`model.to_json()`",
                ),
                Text(
                    ko="층의 구조와 설정만 있고 가중치가 없습니다.",
                    en="That has only the layers and their settings, no weights.",
                ),
            ),
        ),
    ),
)
