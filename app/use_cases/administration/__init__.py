"""Running the service: keys, the account, and how everything is set up."""

from dataclasses import dataclass

from app.use_cases.administration.account import ReadAccount
from app.use_cases.administration.keys import ManageKeys
from app.use_cases.administration.standing import ReadStanding

__all__ = ["Administration", "ManageKeys", "ReadAccount", "ReadStanding"]


@dataclass(frozen=True, slots=True)
class Administration:
    keys: ManageKeys
    account: ReadAccount
    standing: ReadStanding
