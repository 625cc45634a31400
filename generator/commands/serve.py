"""`newsbrief serve`: the site in a browser, following changes to articles, YAML and templates."""

from __future__ import annotations

from collections.abc import Callable

from generator import freshness
from generator.commands.build import make
from generator.commands.preview import Preview, Regenerate
from generator.errors import NewsbriefError
from generator.project import SETTINGS_FILE, Project
from generator.publishing.serving import live


def run(
    project: Project,
    regenerate: Regenerate,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    ready: Callable[[str], None],
    rebuilt: Callable[[make.Built | NewsbriefError], None],
) -> None:
    """Build the site once with `regenerate`, then serve it and call `regenerate` again after each change.

    `ready` gets the address; `rebuilt` gets the result of each build, or why it failed: then the site stays as it
    was, its pages say so, and the next change is waited for. Raises `NewsbriefError` when the first build fails for
    another reason than a fault in some file, or the port is taken.
    """
    watched = (
        project.seeds,
        project.briefings,
        project.templates,
        project.mkdocs_yml,
        project.root / SETTINGS_FILE,
        project.aliases,
    )
    built_from = freshness.contents(watched)
    preview = Preview(project, regenerate)
    first = preview.renew()
    if isinstance(first, NewsbriefError) and first.place is None:
        raise first
    rebuilt(first)
    configuration = make.configure(project)
    try:
        live.serve(
            project.site,
            watched,
            lambda: rebuilt(preview.renew()),
            built_from=built_from,
            host=host,
            port=port,
            site_url=configuration.url,
            ready=ready,
            notices=preview.notice,
            shipped=make.templates(),
        )
    except OSError as error:
        raise NewsbriefError(
            f"cannot serve on {host}:{port}: {error.strerror or error}", hint="name another port with --port"
        ) from error
