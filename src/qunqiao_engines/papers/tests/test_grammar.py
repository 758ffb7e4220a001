"""The grammar, rule by rule, on sentences of our own."""

from qunqiao_engines.papers import read


def demands(text: str) -> list[tuple[str | None, str | None, str]]:
    return [(one.speaker, one.marker, one.head) for one in read(text).directives]


def problems(text: str) -> list[str]:
    return [one.text for one in read(text).problems]


def test_each_speaker_begins_again_at_one() -> None:
    told = demands("王明强调，一是抓学习；二是抓调研。李红要求，一是报进度；二是严纪律。")

    assert [speaker for speaker, _marker, _head in told] == ["王明", "王明", "李红", "李红"]


def test_a_pronoun_is_whoever_opened_the_paragraph_not_whose_speech_is_passed_on() -> None:
    told = demands(
        "王明指出，形势很好。各单位传达李红同志讲话精神。他要求，一是抓学习；二是抓调研。"
    )

    assert {speaker for speaker, _marker, _head in told} == {"王明"}


def test_a_half_width_comma_between_characters_ends_a_head() -> None:
    assert demands("王明要求,一是抓学习,见行动;二是抓调研.")[0] == ("王明", "一是", "抓学习")


def test_a_head_has_thirty_characters_at_most() -> None:
    assert len(demands(f"王明要求，一是{'抓' * 40}；二是抓。")[0][2]) == 30


def test_markers_are_given_as_printed() -> None:
    text = "会议决定：\n一、办公室要抓好督办。\n（一）请各单位报进度。\n1.请按月报。\n2.请按季报。\n（二）请抓整改。\n二、组织部要抓换届。"
    told = [(one.marker, one.level) for one in read(text).directives]

    assert told == [("一、", 1), ("（一）", 2), ("1.", 3), ("2.", 3), ("（二）", 2), ("二、", 1)]


def test_first_and_next_are_markers() -> None:
    told = demands("王明强调，首先，要统一思想；其次，要压实责任；最后，要严明纪律。")

    assert [marker for _speaker, marker, _head in told] == ["首先", "其次", "最后"]


def test_results_are_no_demands() -> None:
    paper = read("王明说，群团工作出现了明显变化：一是党组更加重视。二是活动更加丰富。")

    assert paper.directives == ()
    assert len(paper.other_enumerations) == 2


def test_an_agenda_is_no_demand() -> None:
    assert demands("会议议程有三项：一是通报情况；二是交流发言；三是领导讲话。") == []


def test_unnumbered_demands_count_where_the_speaker_has_no_enumeration() -> None:
    told = demands(
        "王明强调，各级工会要抓学习。要抓调研。这很重要。李红要求，一是报进度；二是严纪律。要抓整改。"
    )

    assert [head for speaker, _marker, head in told if speaker == "王明"] == [
        "各级工会要抓学习",
        "要抓调研",
    ]
    assert [marker for speaker, marker, _head in told if speaker == "李红"] == ["一是", "二是"]


def test_the_meeting_itself_is_no_speaker() -> None:
    assert demands("会议强调，要抓学习。") == [(None, None, "要抓学习")]


def test_words_like_important_demand_nothing() -> None:
    assert demands("王明指出，这是重要的、主要的、首要的问题，摘要如下。") == []


def test_work_that_was_planned_gives_nobody_the_word() -> None:
    text = "王明表示，会议对全年工作进行了研究部署，要切实抓好。一要抓学习。二要抓调研。"

    assert {speaker for speaker, _marker, _head in demands(text)} == {"王明"}


def test_two_complete_shortfalls_are_two_problems_two_objects_are_one() -> None:
    told = problems("工作中存在制度不健全、活动不经常等问题，有的单位重视、支持不够。")

    assert [one[-3:] for one in told] == ["不健全", "不经常", "持不够"]


def test_problems_in_general_name_none() -> None:
    assert (
        problems("但是，工作中还存在不少问题和不足。这些问题的存在，影响了工作，作用发挥不够。")
        == []
    )


def test_what_is_to_be_solved_is_not_stated_as_a_problem() -> None:
    assert problems("王明要求，要着力解决基层力量不足的问题。有的地方要防止形式单一。") == []


def test_problems_may_be_enumerated() -> None:
    told = problems(
        "目前主要存在以下问题：一是部分单位换届不及时；二是专职干部缺编，兼职干部精力不足。"
    )

    assert told == ["部分单位换届不及时", "专职干部缺编", "兼职干部精力不足"]


def test_a_list_of_people_shares_its_verb_and_its_first_post() -> None:
    people = read("省总工会副主席王小明、李大红、赵中和先后发言。").people

    assert [(one.name, one.role) for one in people] == [
        ("王小明", "speaker"), ("李大红", "speaker"), ("赵中和", "speaker")
    ]  # fmt: skip
    assert {one.post for one in people} == {"省总工会副主席"}


def test_a_doctrine_is_nobody() -> None:
    assert read("会议要求，要学习习近平新时代中国特色社会主义思想。").people == ()


def test_who_wrote_is_not_among_the_people() -> None:
    assert [one.name for one in read("（记者 王小明）省长李大红主持会议。").people] == ["李大红"]


def test_classes_of_units_are_no_units() -> None:
    units = read("市总工会、团市委等单位作交流发言。有关部门、各县工会负责人参加会议。").units

    assert [(one.name, one.role) for one in units] == [
        ("市总工会", "statement"),
        ("团市委", "statement"),
    ]


def test_dates_ordinals_and_aspects_are_no_figures() -> None:
    assert read("第三次会议9月2日召开，提出3个方面12点要求，第24期发表。").figures == ()


def test_a_figure_tells_its_value_unit_and_comparison() -> None:
    told = read("发放156.8万元，覆盖1.2万人，近三百户，入会率不到40%。").figures

    assert [(one.value, one.unit, one.comparison) for one in told] == [
        (156.8, "万元", "exactly"), (12000, "人", "exactly"), (300, "户", "nearly"), (40, "%", "less_than")
    ]  # fmt: skip


def test_requirements_that_are_carried_out_give_nobody_the_word() -> None:
    text = "王明指出，要贯彻落实全会和上级各项部署要求，抓好落实。要服务大局。"

    assert {speaker for speaker, _marker, _head in demands(text)} == {"王明"}


def test_a_wish_needs_no_mark_after_it() -> None:
    told = demands("王小明主持会议。\n李大红出席会议并讲话，他希望各级妇联抓好落实。")

    assert told == [("李大红", None, "各级妇联抓好落实")]


def test_a_post_after_the_name_is_no_hindrance() -> None:
    told = demands("最后，李大红主任要求各部门：一要抓学习；二要抓落实。")

    assert [speaker for speaker, _marker, _head in told] == ["李大红", "李大红"]


def test_points_of_a_notice_that_ask_are_demands() -> None:
    told = demands(
        "說明：\n一、請同仁準時參加。\n二、組織成員如下，請全數出席：\n（一）校長\n（二）各單位主管\n"
    )

    assert [marker for _speaker, marker, _head in told] == ["一、", "二、"]


def test_what_is_said_beside_a_shortfall_of_some_is_a_problem_too() -> None:
    told = problems(
        "依然存在一些不容忽视的问题。比如，有的单位认识仍有偏差，把作风建设视为“软指标”，标准还不够高。"
    )

    assert [one[-3:] for one in told] == ["有偏差", "指标”", "不够高"]


def test_shortfall_as_a_noun_names_no_problem() -> None:
    assert problems("会上，一些单位谈了体会，介绍了不足。一些单位存在一些共性问题。") == []
