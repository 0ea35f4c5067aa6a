"""The test of Mann and Whitney: whether one of two samples tends to be larger than the other."""

import math


def mann_whitney(first, second):
    """The probability of ranks at least as uneven, if there is no difference; two-sided, by the normal approximation."""
    ordered = sorted([(value, 0) for value in first] + [(value, 1) for value in second])
    ranks, ties, start = [0.0, 0.0], 0, 0
    while start < len(ordered):
        end = start
        while end < len(ordered) and ordered[end][0] == ordered[start][0]:
            end += 1
        rank = (start + 1 + end) / 2
        for _, sample in ordered[start:end]:
            ranks[sample] += rank
        ties += (end - start) ** 3 - (end - start)
        start = end
    a, b = len(first), len(second)
    count = a + b
    u = ranks[0] - a * (a + 1) / 2
    variance = a * b / 12 * (count + 1 - ties / (count * (count - 1)))
    if variance == 0:
        return 1.0
    # The difference is continuous, the ranks are not.
    z = max(0.0, abs(u - a * b / 2) - 0.5) / math.sqrt(variance)
    return math.erfc(z / math.sqrt(2))
