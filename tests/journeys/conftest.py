from tests.journeys.clock import wall  # noqa: F401
