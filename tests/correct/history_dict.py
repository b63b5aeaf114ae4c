history = {"acc": [0.1], "val_acc": [0.2]}
print(history["acc"], history["val_acc"])
assert history["acc"] != history["val_acc"]
