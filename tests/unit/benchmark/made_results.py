"""Results as a run would give them, with plain figures."""

from plugins.benchmark.figures import Circumstances, Figure, Results, Row, Step

CIRCUMSTANCES = Circumstances(
    day="22 November 2026",
    cores=2,
    processor="An Old Processor",
    system="Linux 6.1",
    turns={500: 3, 5000: 1},
    versions={"Greenpaper": "0.1.0", "Python": "3.11.2", "Hugo": "0.168.0"},
)


def a_row(
    program: str = "Greenpaper", posts: int = 500, step: Step = "cold", wall: float = 1.0
) -> Row:
    figure = Figure(wall=wall, cpu=2 * wall, largest=80, together=120, written=1234)
    return Row(program, posts, step, figure)


OURS = Results(
    CIRCUMSTANCES,
    (
        a_row(wall=2.0),
        a_row(step="unchanged", wall=0.031),
        a_row(posts=5000, wall=19.4),
        a_row(posts=5000, step="unchanged", wall=0.062),
    ),
)
BESIDE_HUGO = Results(
    CIRCUMSTANCES, (*OURS.rows, a_row("Hugo", wall=4.0), a_row("Hugo", 5000, wall=40.0))
)
