"""The characters the network tells apart. Class 0 is the CTC blank, class i the character i - 1 of ALPHABET."""

ASCII = "".join(map(chr, range(32, 127)))
ACCENTED = "ÁÉÍÓÚÜÑÇÃÕÂÊÔÀÈÖÄËáéíóúüñçãõâêôàèöäë"  # names and words of Spanish, Portuguese, French, German
ALPHABET = ASCII + ACCENTED
CLASSES = len(ALPHABET) + 1
CLASS_OF = {character: index + 1 for index, character in enumerate(ALPHABET)}
PLAIN = dict(zip(ACCENTED, "AEIOUUNCAOAEOAEOAEaeiouuncaoaeoaeoae"))
