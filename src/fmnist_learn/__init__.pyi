from . import ops as ops
from .baseline import BaselineResult as BaselineResult
from .baseline import baseline_sgd as baseline_sgd
from .data import Splits as Splits
from .data import class_names as class_names
from .data import load_data as load_data
from .data import prepare_data as prepare_data
from .evaluation import Evaluation as Evaluation
from .evaluation import evaluate as evaluate
from .i18n import set_language as set_language
from .models import build_cnn as build_cnn
from .models import build_deep as build_deep
from .models import build_dense as build_dense
from .photo import prepare_photo as prepare_photo
from .plotting import korean_font as korean_font
from .plotting import plot_activation as plot_activation
from .plotting import plot_confusion as plot_confusion
from .plotting import plot_history as plot_history
from .plotting import plot_mistakes as plot_mistakes
from .plotting import plot_prediction as plot_prediction
from .plotting import plot_samples as plot_samples
from .plotting import visualize_feature_maps as visualize_feature_maps
from .plotting import visualize_filters as visualize_filters
from .training import train as train

__version__: str
