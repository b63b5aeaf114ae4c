"""Cut the Hangul fallback font out of NanumGothic (Debian's fonts-nanum).

    pip install fonttools
    python .ci/cut_font.py NanumGothic.ttf src/fmnist_learn/_fonts/hangul.ttf

Only Hangul is kept (11,172 syllables and the compatibility jamo such as ㅠ), so that
Latin letters, digits and the minus sign stay in the font of the plot. The OFL reserves
the name Nanum: the cut font has its own.
"""

import sys

from fontTools import subset

NAME = "FMNIST Learn Hangul"
SYLLABLES = range(0xAC00, 0xD7A4)
JAMO = range(0x3131, 0x318F)

source, target = sys.argv[1:]
options = subset.Options()
options.hinting = False
options.layout_features = []
font = subset.load_font(source, options)
cutter = subset.Subsetter(options)
cutter.populate(unicodes=[*SYLLABLES, *JAMO])
cutter.subset(font)
for record in font["name"].names:
    if record.nameID in (1, 4):
        record.string = NAME
    elif record.nameID in (3, 6):
        record.string = NAME.replace(" ", "")
font.save(target)
