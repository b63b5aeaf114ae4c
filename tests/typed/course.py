"""What a user's script does with every public function; read by type checkers."""

import keras
import numpy as np

import fmnist_learn as fl

fl.set_language("ko")
(train_input, train_target), (test_input, test_target) = fl.load_data()
data = fl.prepare_data(layout="channel", val_size=0.2)
baseline = fl.baseline_sgd(max_iter=5)
print(baseline.mean, fl.class_names(lang="en")[9].upper(), test_target[:10])

keras.utils.set_random_seed(42)
networks = [fl.build_dense(), fl.build_deep(hidden=(100, 50), dropout=0.3)]
model = fl.build_cnn(filters=(32, 64), pooling="max")
modern = fl.build_modern(dropout=None, flip=False)
history = fl.train(model, data, epochs=20, patience=2, checkpoint="best.keras")
result = fl.evaluate(fl.load_pretrained("cnn"), data.test_scaled, data.test_target)
found = fl.analyse(model, data, part="val", names=data.names, lang="ko")
print(found.pairs[0].count + 1, found.calibration.error, found.odd[6][:20], found.names)
fl.analyse(model, (test_input, test_target))
audit = fl.audit_data("my-photos", near=0.02, names=["mug", "spoon"])
print(audit.leaks[0].second.row + 1, audit.counts.sum(), audit.advice[0].upper())
judged = fl.cross_val_probabilities(
    fl.build_dense, data[:1000].train_scaled, data[:1000].train_target, verbose=0
)
doubted = fl.doubtful_labels(judged, data[:1000].train_target, names=data.names)
print(doubted.indices[:5], doubted.accuracy + 1, fl.wilson_interval(6, 20)[0] + 1)
made = fl.make_dataset("photos", "my-photos", test_size=0.3)
print(made.names[0].upper(), made.train[0] + 1, made.left_out)
seen = fl.predict("boot.png", model=model, names=data.names)
print(seen.name.upper(), seen.probabilities[seen.label], data[:1000].names)
print(f"{result.accuracy:.4f}", result.confusion.sum(), len(networks))

with fl.korean_font():
    fl.plot_samples(train_input, train_target).savefig("samples.png")
    fl.plot_history(history).savefig("history.png")
    fl.plot_history({"first": history, "again": {"loss": [0.5, 0.4]}})
    fl.plot_confusion(result).set_title("CNN")
    fl.plot_mistakes(result, data.test_scaled, count=6)
    fl.plot_doubtful(doubted, train_input[:1000], count=6).savefig("doubtful.png")
    fl.plot_pairs(found, count=2).savefig("pairs.png")
    fl.plot_calibration(found).savefig("calibration.png")
    fl.plot_prediction(fl.prepare_photo("boot.png"), result.probabilities[0])
    fl.visualize_filters(model, layer=0, count=8)
    fl.visualize_feature_maps(model, data.test_scaled[0])
    fl.plot_activation("relu", "sigmoid").grid()
    fl.plot_network([784, 100, 10]).set_title("deep")
    fl.plot_network((2, 1), weights=[[[1], [2]]], values=[[1, 2], [0.5]])
    fl.plot_decision("xor")
    fl.plot_one_hot(train_target[:5])
    fl.plot_softmax([2.0, 1.0, 0.1])
    fl.plot_cross_entropy().set_ylim(0, 5)
    fl.plot_descent([0.1, 0.5], steps=4)
    fl.plot_convolution(np.eye(4), np.ones((3, 3)), strides=1)
    fl.plot_pooling(np.eye(4), kind="average").savefig("pooling.png")

print(fl.ops.cross_entropy([0], fl.ops.softmax(np.array([[2.0, 1.0, 0.1]]))) + 1)
print(fl.explain("softmax", lang="en").title, fl.list_concepts()[0].title.upper())
compared = fl.sweep(fl.build_deep, {"hidden": [5, (50, 20)]}, seeds=3, limit=1000)
print(compared.compare({"hidden": 5}, {"hidden": (50, 20)}, "val_loss").margin + 1)
print(compared.summary()[0].mean, compared.runs[0].settings["hidden"])
compared.plot().set_title("hidden")
print(
    fl.run_experiment("split-twice", seeds=[1, 2]).conclusion,
    fl.list_experiments()[0].name,
)
print(fl.run_lesson("08-1", fast=True).rows[0].what.upper())
task = fl.exercise("softmax", student="Kim")
print(
    task.check(fl.ops.softmax).state, task.hint().upper(), fl.list_exercises()[0].name
)
print(fl.quiz("07-1").check("abc").right + 1)
print(fl.write_notebooks("07-1", "08-1", lang="ko", out="course")[0].name)
fix = fl.fix_code("model.compile(metrics='accuracy')")
print(fix.source, [change.line for change in fix.changes], fix.notes)
try:
    print(fl.check_model(model, data).findings, fl.diagnose().problems)
except ValueError as error:
    print(fl.explain_error(error).remedy)
