"""The catalogue as shipped: what it holds and what it promises to the other rooms."""

import json
import re
from pathlib import Path

from catalogue import catalogue
from catalogue.checks import DEFAULT_KINDS

SHARE = "dispute_resolution_rate"
# The ids that hand-made labels and stored data use: none may ever disappear.
LASTING = re.findall(
    r"\w+",
    """
    rule_of_law_special_meetings joint_meeting_law_items center_group_law_study leader_law_lectures
    special_inspections court_observation_events cadre_law_training_sessions annual_report_published_on_time
    enterprise_legal_requests_resolved enterprise_visits gov_service_items_handled legality_reviews
    legal_opinions_issued contracts_reviewed major_decision_review_rate normative_docs_reviewed unlawful_decisions
    joint_enforcement_actions problems_rectified special_enforcement_campaigns penalty_cases penalty_amount
    enforcement_legal_reviews case_file_reviews enforcement_training_sessions enforcement_officers
    certified_officers certified_officer_rate joint_enforcement_coordination_meetings key_person_incidents
    major_safety_incidents community_corrections_subjects disputes_screened disputes_accepted disputes_resolved
    dispute_resolution_rate mediation_success_rate mediators_total mediators_per_community petition_cases_accepted
    backlog_petitions_cleared backlog_petition_resolution_rate petition_timely_acceptance_rate
    petition_on_time_completion_rate petition_satisfaction_rate hotline_tickets hotline_completion_rate
    hotline_satisfaction_rate reconsideration_cases litigation_cases major_admin_cases head_appearance_rate
    litigation_loss_rate reconsideration_correction_rate admin_dispute_resolution_rate gov_info_disclosed
    info_requests_handled legal_publicity_events legal_publicity_reach targeted_publicity_events publicity_materials
    community_legal_brands legal_culture_sites legal_culture_site_upgrades community_legal_site_coverage_rate
    democratic_demo_communities legal_exam_participation_rate legal_exam_pass_rate legal_credit_rate
    law_literate_persons law_literate_training_sessions community_legal_adviser_coverage legal_aid_outreach_events
    free_legal_consultations legal_aid_cases
    """,
)


def test_the_shipped_catalogue_keeps_every_lasting_id() -> None:
    assert len(LASTING) == len(set(LASTING)) == 75
    assert set(LASTING) <= catalogue().indicators.keys()


def test_indicators_stand_together_by_category_in_the_order_of_categories() -> None:
    met = list(dict.fromkeys(indicator.category for indicator in catalogue().indicators.values()))
    assert met == list(catalogue().categories)


def test_names_definitions_and_units_exist_in_both_languages() -> None:
    for indicator in catalogue().indicators.values():
        for says in (indicator.name, indicator.short, indicator.definition, indicator.unit_name):
            assert not re.search("[\u4e00-\u9fff]", says("en")), f"{indicator.id}: {says('en')}"
        assert re.search("[\u4e00-\u9fff]", indicator.name("zh_CN"))
        assert bool(indicator.notes_zh) == bool(indicator.notes_en), indicator.id


def test_chinese_texts_use_full_width_punctuation() -> None:
    for indicator in catalogue().indicators.values():
        for text in (indicator.name_zh, indicator.definition_zh, indicator.notes_zh, *indicator.synonyms):
            assert not re.search("[\u4e00-\u9fff][,;:?()]|[,;:?()][\u4e00-\u9fff]", text), f"{indicator.id}: {text}"


def test_short_names_tell_indicators_apart() -> None:
    for language in ("zh_CN", "en"):
        names = [indicator.short(language) for indicator in catalogue().indicators.values()]
        assert sorted(names) == sorted(set(names))


def test_only_law_policy_and_principle_bind_everybody_and_only_from_a_year() -> None:
    defaults = [indicator.default_target for indicator in catalogue().indicators.values() if indicator.default_target]
    assert defaults
    for target in defaults:
        assert target.kind in DEFAULT_KINDS
        assert target.holds_in(target.from_year)
        assert not target.holds_in(target.from_year - 1)


def test_the_98_percent_of_one_office_is_a_reference_and_binds_nobody_else() -> None:
    indicator = catalogue().indicators[SHARE]
    assert indicator.default_target is None
    assert indicator.reference is not None
    assert (indicator.reference.kind, indicator.reference.value) == ("plan", 98)
    assert not indicator.reference.drawn


def test_a_ground_that_has_run_out_no_longer_binds() -> None:
    hours = catalogue().indicators["enforcement_training_hours"].default_target
    assert hours is not None
    assert hours.holds_in(2025)
    assert not hours.holds_in(2026)


def test_shares_rest_on_counts_and_offices_may_use_another_base() -> None:
    indicators = catalogue().indicators
    share = indicators[SHARE]
    assert (share.numerator, share.denominator) == ("disputes_resolved", "disputes_screened")
    assert share.other_denominators == ("disputes_accepted",)
    for rate in (indicator for indicator in indicators.values() if indicator.aggregation == "ratio_of_sums"):
        assert rate.numerator is not None
        assert indicators[rate.numerator].kind == "count"


def test_phrases_shared_by_several_indicators_are_named_as_such() -> None:
    assert set(catalogue().ambiguous["化解率"]) == {SHARE, "backlog_petition_resolution_rate"}


def test_study_before_meetings_is_not_centre_group_study() -> None:
    study = catalogue().indicators["center_group_law_study"]
    assert {"会前学法", "第一议题"} <= set(study.lookalikes)
    assert not {"会前学法", "第一议题学习"} & set(study.synonyms)


def test_benchmarks_are_lines_that_one_office_can_be_held_beside() -> None:
    lines = catalogue().benchmarks
    assert lines
    for line in lines:
        indicator = catalogue().indicators[line.indicator]
        assert indicator.kind == "rate" or "/" in indicator.unit
        assert line.source_url.startswith("http")


def test_no_labelled_figure_of_the_demonstration_reports_is_implausible() -> None:
    lines = (Path(__file__).parent / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    labels = [label for label in map(json.loads, lines) if label["indicator"]]
    assert len(labels) > 500
    for label in labels:
        indicator = catalogue().indicators[label["indicator"]]
        assert indicator.range[0] <= label["value"] <= indicator.range[1], label["quote"]
        assert label["unit"] in (indicator.unit, *indicator.measure), label["quote"]
