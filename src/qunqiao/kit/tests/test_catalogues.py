"""Django reads the catalogues of all apps as one: the same words must mean the same in each."""

from collections import defaultdict

from qunqiao.kit import catalogues


def test_the_same_text_says_the_same_in_every_app():
    said = defaultdict(dict)
    for app in catalogues.apps():
        for message in catalogues.stored(app, "en"):
            if message.id and message.string:
                said[message.context, message.id][app] = message.string

    assert [(key, by_app) for key, by_app in said.items() if len(set(by_app.values())) > 1] == []
