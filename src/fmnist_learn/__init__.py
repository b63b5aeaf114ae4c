"""Fashion-MNIST for a first course on neural networks, in Korean and English.

Data (bundled, no network), models, training, evaluation and pictures of the course in
혼자 공부하는 머신러닝+딥러닝, sections 07-1 to 08-3. Importing this package is free:
Keras, scikit-learn and matplotlib are imported by the first name that needs them.

--- 한국어 ---
패션 MNIST로 신경망을 처음 배울 때 쓰는 패키지입니다.

《혼자 공부하는 머신러닝+딥러닝》 07-1절부터 08-3절까지의 데이터(패키지에 들어 있어
네트워크가 필요 없습니다), 모델, 훈련, 평가, 그림을 담았습니다. 케라스, 사이킷런,
맷플롯립은 처음 필요할 때 임포트합니다.
"""

import lazy_loader

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
