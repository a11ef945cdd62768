"""现场: the secretary and Party members go and look before a project is applied for."""
