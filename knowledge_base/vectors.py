"""What an embedder gives. Apart from the contract, so that who only names it loads no numpy."""

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
Matrix = NDArray[np.float32]
