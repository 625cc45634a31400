"""`newsbrief serve`: the site in a browser, following changes to articles, YAML and templates."""

from __future__ import annotations

from collections.abc import Callable

from generator.commands import build
from generator.errors import NewsbriefError
from generator.project import SETTINGS_FILE, Project
from generator.publishing import live, policy, site


def run(
    project: Project,
    regenerate: Callable[[], build.Built],
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    ready: Callable[[str], None],
    rebuilt: Callable[[build.Built | NewsbriefError], None],
) -> None:
    """Build the site once with `regenerate`, then serve it and call `regenerate` again after each change.

    `ready` gets the address; `rebuilt` gets the result of each build, or why it failed: then the site stays as it
    was and the next change is waited for. Raises `NewsbriefError` when the first build fails, or the port is taken.
    """
    rebuilt(regenerate())
    policy.lift(project.site)
    configuration = site.configure(project.root, build.templates(), project.docs, project.site)

    def again() -> None:
        try:
            result = regenerate()
            policy.lift(project.site)
            rebuilt(result)
        except NewsbriefError as error:
            rebuilt(error)

    try:
        live.serve(
            project.site,
            (
                project.seeds,
                project.briefings,
                project.templates,
                project.mkdocs_yml,
                project.root / SETTINGS_FILE,
                project.aliases,
            ),
            again,
            host=host,
            port=port,
            site_url=configuration.url,
            ready=ready,
        )
    except OSError as error:
        raise NewsbriefError(
            f"cannot serve on {host}:{port}: {error.strerror or error}", hint="name another port with --port"
        ) from error
