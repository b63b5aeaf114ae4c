import fmnist_learn as fl

data = fl.prepare_data()
model = fl.build_dense()
print(model.count_params(), data.train_scaled.shape, fl.class_names(lang="en")[9])
assert (model.count_params(), fl.class_names(lang="en")[9]) == (7850, "Ankle boot")
