/// EDTF and the words for it, a tab between them.
let wordsTable = #"""
  # EDTF put into words: one table for screen, manual and tests. En dash with spaces between the ends of a span.
  edtf	words
  1989	1989
  1989-07	July 1989
  1989-07-10	10 July 1989
  1985-22	summer 1985
  1985-24	winter 1985–86
  1985-21~	c. spring 1985
  1989~	c. 1989
  1989?	1989 (uncertain)
  1989%	c. 1989 (uncertain)
  1989-07~	c. July 1989
  1989-07-10?	10 July 1989 (uncertain)
  1989-07-XX	some day in July 1989
  1989-XX	some month of 1989
  1989-XX-XX	some day of 1989
  198X	1980s
  198X~	c. 1980s
  19XX	1900s
  1985/1991	1985 – 1991
  1989-07-10/1989-07-21	10 – 21 July 1989
  1989-06-28/1989-07-01	28 June – 1 July 1989
  1987-01/1988-06	January 1987 – June 1988
  1985~/1991	c. 1985 – 1991
  1989/..	1989 onwards
  ../1989	until 1989
  /1989	unknown – 1989
  1989/	1989 – unknown
  [1986,1987]	1986 or 1987
  [1986-04,1987-11]	April 1986 or November 1987
  [1985..1987]	a year from 1985 to 1987
  [..1990]	1990 or earlier
  [1990..]	1990 or later
  {1986,1987}	1986 and 1987
  ?1989-07	July 1989 (year uncertain)
  1989-~07	c. July 1989 (month approximate)
  1989-33	first quarter of 1989
  Y-50000	50001 BC
  -0044	45 BC
  0000	1 BC
  """#
