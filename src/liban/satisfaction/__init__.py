"""群众满意度: everyone who raised or joined a demand is asked whether it is solved.

Answers, non-answers and reopenings are counted; "closed" is never taken for "solved".
"""
