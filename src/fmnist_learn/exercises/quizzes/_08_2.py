"""The quiz of section 08-2."""

from fmnist_learn.exercises import Choice, Question
from fmnist_learn.i18n import Text

QUESTIONS = (
    Question(
        asks=Text(
            ko="흑백 이미지 배열 (60000, 28, 28)을 `Conv2D`에 넣으려면 무엇이 "
            "필요한가요?",
            en="What does the array (60000, 28, 28) of grey images need before it "
            "goes into `Conv2D`?",
        ),
        concept="array-shape",
        choices=(
            Choice(
                Text(
                    ko="채널 차원: (60000, 28, 28, 1)",
                    en="A channel axis: (60000, 28, 28, 1)",
                ),
                Text(
                    ko="`Conv2D`는 이미지마다 (높이, 너비, 채널)을 받습니다.",
                    en="`Conv2D` takes (height, width, channels) for each image.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="펼치기: (60000, 784)",
                    en="Flattening: (60000, 784)",
                ),
                Text(
                    ko="밀집층에 필요한 모양입니다.",
                    en="That is the shape for a dense layer.",
                ),
            ),
            Choice(
                Text(
                    ko="배치 차원: (1, 60000, 28, 28)",
                    en="A batch axis: (1, 60000, 28, 28)",
                ),
                Text(
                    ko="배치 차원은 이미 첫 번째에 있습니다.",
                    en="The batch axis is there already: it is the first.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="크기가 (28, 28, 1)인 이미지를 받는 `Conv2D(32, kernel_size=3, "
            "padding='same')` 층의 파라미터는 몇 개인가요?",
            en="`Conv2D(32, kernel_size=3, padding='same')` takes images of shape "
            "(28, 28, 1). How many parameters does it have?",
        ),
        concept="filter",
        choices=(
            Choice(
                Text(
                    ko="320개",
                    en="320",
                ),
                Text(
                    ko="(3 × 3 × 1 + 1) × 32입니다.",
                    en="(3 × 3 × 1 + 1) × 32.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="288개",
                    en="288",
                ),
                Text(
                    ko="절편 32개를 빠뜨렸습니다.",
                    en="The 32 biases are missing.",
                ),
            ),
            Choice(
                Text(
                    ko="25,088개",
                    en="25,088",
                ),
                Text(
                    ko="출력에 있는 수의 개수(28 × 28 × 32)입니다. 모든 자리에서 같은 "
                    "가중치를 씁니다.",
                    en="That is how many numbers come out (28 × 28 × 32). All places "
                    "share the same weights.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="책의 합성곱 신경망에서 파라미터가 가장 많은 층은 어느 것인가요?",
            en="Which layer of the book's CNN has the most parameters?",
        ),
        concept="cnn",
        choices=(
            Choice(
                Text(
                    ko="Flatten 뒤의 첫 밀집층",
                    en="The first dense layer after Flatten",
                ),
                Text(
                    ko="수 3,136개를 뉴런 100개에 모두 이으므로, 전체 333,526개 "
                    "가운데 313,700개입니다.",
                    en="It connects 3,136 numbers to 100 neurons and has 313,700 of "
                    "the 333,526.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="두 번째 합성곱 층",
                    en="The second convolutional layer",
                ),
                Text(
                    ko="18,496개입니다.",
                    en="That one has 18,496.",
                ),
            ),
            Choice(
                Text(
                    ko="출력층",
                    en="The output layer",
                ),
                Text(
                    ko="1,010개입니다.",
                    en="That one has 1,010.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="`model.predict(images)`의 결과 뒤에 무엇을 붙이면 예측한 클래스를 "
            "얻나요?",
            en="What turns the result of `model.predict(images)` into the predicted "
            "classes?",
        ),
        concept="softmax",
        choices=(
            Choice(
                Text(
                    ko="`.argmax(axis=1)`",
                    en="`.argmax(axis=1)`",
                ),
                Text(
                    ko="이미지마다 확률이 가장 큰 클래스의 번호입니다.",
                    en="It is the number of the most likely class of each image.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="`.argmax(axis=0)`",
                    en="`.argmax(axis=0)`",
                ),
                Text(
                    ko="클래스마다 확률이 가장 큰 이미지의 번호입니다.",
                    en="That is, for each class, the number of the image with the "
                    "highest probability.",
                ),
            ),
            Choice(
                Text(
                    ko="`.max(axis=1)`",
                    en="`.max(axis=1)`",
                ),
                Text(
                    ko="가장 큰 확률 자체입니다.",
                    en="That is the highest probability itself.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="정확도가 0.9인 모델에서 한 클래스의 재현율이 0.7일 수 있나요?",
            en="Can a class have a recall of 0.7 in a model with an accuracy of 0.9?",
        ),
        concept="accuracy",
        choices=(
            Choice(
                Text(
                    ko="예, 다른 클래스의 재현율이 더 높으면 됩니다.",
                    en="Yes, if other classes have a higher one",
                ),
                Text(
                    ko="클래스마다 이미지 수가 같으면 정확도는 재현율의 평균입니다.",
                    en="If every class has the same number of images, the accuracy is "
                    "the mean of the recalls.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="아니요, 모두 0.9 이상이어야 합니다.",
                    en="No, every class must have at least 0.9",
                ),
                Text(
                    ko="평균이 0.9이면 더 낮은 클래스도 있을 수 있습니다.",
                    en="A mean of 0.9 leaves room for lower values.",
                ),
            ),
            Choice(
                Text(
                    ko="아니요, 재현율은 정확도와 같습니다.",
                    en="No, recall is the same as accuracy",
                ),
                Text(
                    ko="재현율은 한 클래스의 이미지만 봅니다.",
                    en="Recall looks at the images of one class only.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="크기가 (n, 28, 28, 1)인 배열 `images`에서 이미지 하나의 클래스를 "
            "예측하려고 합니다. 모델에 무엇을 넣나요?",
            en="`images` has the shape (n, 28, 28, 1). What goes into the model to "
            "predict the class of one image?",
        ),
        concept="array-shape",
        choices=(
            Choice(
                Text(
                    ko="`images[0:1]`",
                    en="`images[0:1]`",
                ),
                Text(
                    ko="크기가 (1, 28, 28, 1)이라 배치 차원이 그대로 있습니다.",
                    en="Its shape is (1, 28, 28, 1), with the batch axis.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="`images[0]`",
                    en="`images[0]`",
                ),
                Text(
                    ko="크기가 (28, 28, 1)이라 배치 차원이 없습니다.",
                    en="Its shape is (28, 28, 1): the batch axis is missing.",
                ),
            ),
            Choice(
                Text(
                    ko="`images[:, 0]`",
                    en="`images[:, 0]`",
                ),
                Text(
                    ko="모든 이미지의 첫 행입니다.",
                    en="That is the first row of every image.",
                ),
            ),
        ),
    ),
)
