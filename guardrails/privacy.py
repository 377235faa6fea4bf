"""The privacy guard: which checks look at a text, and what happens to what they find."""

from collections.abc import Sequence

from guardrails.checks.bsn import BsnCheck
from guardrails.checks.btw_id import BtwIdCheck
from guardrails.checks.credentials import CredentialsCheck
from guardrails.checks.credit_card import CreditCardCheck
from guardrails.checks.date_of_birth import DateOfBirthCheck
from guardrails.checks.email import EmailCheck
from guardrails.checks.iban import IbanCheck
from guardrails.checks.identity_document import IdentityDocumentCheck
from guardrails.checks.ip_address import IpAddressCheck
from guardrails.checks.licence_plate import LicencePlateCheck
from guardrails.checks.numbers_by_name import NamedNumberCheck
from guardrails.checks.phone import PhoneCheck
from guardrails.checks.postal_address import PostalAddressCheck
from guardrails.checks.special_categories import SpecialCategoriesCheck
from guardrails.contract import Check
from guardrails.folding import OnFolded
from guardrails.names.finder import PersonNames
from guardrails.pipeline import Pipeline, Placeholder, kind_in_brackets
from guardrails.policies import policy as named_policy


def structured_checks() -> list[Check]:
    """The kinds that have a fixed form: number, address, code."""
    return [
        BsnCheck(),
        IbanCheck(),
        EmailCheck(),
        PhoneCheck(),
        BtwIdCheck(),
        CreditCardCheck(),
        NamedNumberCheck(),
        IdentityDocumentCheck(),
        LicencePlateCheck(),
        DateOfBirthCheck(),
        PostalAddressCheck(),
        IpAddressCheck(),
        CredentialsCheck(),
        SpecialCategoriesCheck(),
    ]


def privacy_guard(
    policy: str = "chat",
    names: Sequence[Check] = (),
    placeholder: Placeholder = kind_in_brackets,
) -> Pipeline:
    """Give the pipeline that reviews a text under a named policy; `names` finds more persons."""
    checks = OnFolded([*structured_checks(), PersonNames(names)])
    return Pipeline([checks], named_policy(policy), placeholder)
