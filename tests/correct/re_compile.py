import re

metrics = re.compile("accuracy")
print(metrics.match("accuracy"), compile("1 + 1", "<sum>", "eval"))
assert metrics.match("accuracy")
