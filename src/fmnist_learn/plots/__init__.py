"""The pictures of the course.

`garments` shows images, `results` the numbers of a training or a model, `layers` what a
convolution has learned, `diagrams` explains an idea.

One rule for all. One axes: `ax=None`, returns the Axes. A grid: `fig=None`, returns
the Figure. Nothing is shown or closed, and no setting of Matplotlib is changed; as
the last line of a notebook's cell each picture is shown once.

--- 한국어 ---
이 과정의 그림입니다. `garments`는 이미지를, `results`는 훈련이나 모델의 수치를,
`layers`는 합성곱 층이 학습한 것을, `diagrams`는 개념을 그립니다.

규칙은 하나입니다. 그래프 하나를 그리는 함수는 `ax=None`을 받아 Axes를 돌려주고,
여럿을 늘어놓는 함수는 `fig=None`을 받아 Figure를 돌려줍니다. 화면에 띄우거나 닫지
않으며 맷플롯립 설정을 바꾸지 않습니다. 노트북에서 셀의 마지막 줄에 써도 그림은 한
번만 나옵니다.
"""
