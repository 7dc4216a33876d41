/// Strings on which edtf-core, edtf-validate and python-edtf agree, tabs between the columns.
let conformanceTable = #"""
  # EDTF strings on which three independent implementations (edtf-core, edtf-validate, python-edtf) agree.
  # verdict: accept|reject. level/earliest/latest are edtf-core's (Level is informative: implementations differ).
  # Origin: Library of Congress examples, unt-libraries/edtf-validate (BSD-3), CarlAllenn/edtf (MIT/Apache-2), python-edtf (MIT).
  edtf	verdict	level	earliest	latest	origin
  0000	accept	0	0000-01-01	0000-12-31	UNT-valid-L0,interop-accepts
  0000-02/1111	accept	0	0000-02-01	1111-12-31	UNT-valid-L0
  1XX3	accept	2	1003-01-01	1993-12-31	interop-accepts
  2016-05-02T12:00:00-12:01	accept	0	2016-05-02	2016-05-02	interop-we_accept_they_reject
  2016-05-03~	accept	1	2016-05-03	2016-05-03	interop-accepts
  0007	accept	0	0007-01-01	0007-12-31	interop-accepts
  1865-X2-02/1865-03-01	accept	2	1865-02-02	1865-03-01	UNT-valid-L2
  XXXX-XX-XX	accept	2	0000-01-01	9999-12-31	interop-accepts
  2004-06-~01/2004-06-~20	accept	2	2004-06-01	2004-06-20	LoC-L2,UNT-valid-L2,annexA-level2,interop-accepts
  2019-12/%2020	accept	1	2019-12-01	2020-12-31	UNT-valid-L2
  ?1945-01	accept	2	1945-01-01	1945-01-31	interop-accepts
  -1985-04-12/..	accept	1	-1985-04-12	+inf	UNT-valid-L1
  2004-06~/2004-06-11%	accept	1	2004-06-01	2004-06-11	UNT-valid-L1
  [1760..]	accept	2	1760-01-01	+inf	interop-accepts
  1984-06?/2004-08?	accept	1	1984-06-01	2004-08-31	UNT-valid-L1,interop-accepts
  [..1760-12-03]	accept	2	-inf	1760-12-03	LoC-L2,UNT-valid-L2,interop-accepts
  2016-21	accept	1	2016-03-01	2016-05-31	interop-accepts
  -1980-11-01/1989-11-30	accept	1	-1980-11-01	1989-11-30	UNT-valid-L1
  -2004-06-11%	accept	1	-2004-06-11	-2004-06-11	UNT-valid-L1
  1XXX-12	accept	2	1000-12-01	1999-12-31	LoC-L2,UNT-valid-L2,interop-accepts
  15XX-12-25	accept	2	1500-12-25	1599-12-25	LoC-L2,UNT-valid-L2,interop-accepts
  ../1985-04-12	accept	1	-inf	1985-04-12	LoC-L1,UNT-valid-L1,annexA-level1
  ~1945-01	accept	2	1945-01-01	1945-01-31	interop-accepts
  2004-01-01T10:10:10+05:00	accept	0	2004-01-01	2004-01-01	interop-accepts
  2018-21/2018-23	accept	1	2018-03-01	2018-11-30	interop-we_accept_they_reject
  2001-24	accept	1	2001-12-01	2002-02-28	annexA-level1,interop-accepts
  2016-05-02T16:54:59-12	accept	0	2016-05-02	2016-05-02	interop-accepts
  20X0-10-02	accept	2	2000-10-02	2090-10-02	UNT-valid-L2
  -1985/	accept	1	-1985-01-01	unknown	UNT-valid-L1
  XXXX	accept	2	0000-01-01	9999-12-31	interop-accepts
  15XX-01-3X	accept	2	1500-01-30	1599-01-31	interop-accepts
  0501-11-18/0501-11-1X	accept	2	0501-11-18	0501-11-19	UNT-valid-L2
  2016-05-31/..	accept	1	2016-05-31	+inf	interop-accepts
  {1760-12..}	accept	2	1760-12-01	+inf	UNT-valid-L2
  2019-12/2020%	accept	1	2019-12-01	2020-12-31	UNT-valid-L1
  {-1667,1668,1670..1672}	accept	2	-1667-01-01	1672-12-31	UNT-valid-L2
  -1985-04-XX	accept	1	-1985-04-01	-1985-04-30	UNT-valid-L1
  ?2001	accept	1	2001-01-01	2001-12-31	interop-accepts
  1560-XX-25	accept	2	1560-01-25	1560-12-25	UNT-valid-L2,interop-accepts
  2016-05-03?	accept	1	2016-05-03	2016-05-03	interop-accepts
  2004-06-11%	accept	1	2004-06-11	2004-06-11	LoC-L1,LoC-L2,UNT-valid-L1
  1999-01-XX	accept	1	1999-01-01	1999-01-31	interop-accepts
  {..1984}	accept	2	-inf	1984-12-31	LoC-L2,UNT-valid-L2
  2004-06-XX/2004-07-03	accept	2	2004-06-01	2004-07-03	LoC-L2,UNT-valid-L2,interop-accepts
  -1985-XX-XX	accept	1	-1985-01-01	-1985-12-31	UNT-valid-L1
  1984/2004-06~	accept	1	1984-01-01	2004-06-30	UNT-valid-L1,interop-accepts
  -9999	accept	1	-9999-01-01	-9999-12-31	interop-accepts
  2000-23	accept	1	2000-09-01	2000-11-30	interop-accepts
  2001-27	accept	2	2001-09-01	2001-11-30	UNT-valid-L2
  0000-01/0000	accept	0	0000-01-01	0000-12-31	UNT-valid-L0
  /1985-04-12	accept	1	unknown	1985-04-12	LoC-L1,UNT-valid-L1
  1987/199X	accept	2	1987-01-01	1999-12-31	UNT-valid-L2
  1999-XX	accept	1	1999-01-01	1999-12-31	interop-accepts
  1500-1X-25	accept	2	1500-10-25	1500-12-25	interop-accepts
  Y3388E2S3	accept	2	338000-01-01	338999-12-31	LoC-L2,UNT-valid-L2,annexA-level2,interop-accepts
  [-1667,1668,1670..1672]	accept	2	-1667-01-01	1672-12-31	UNT-valid-L2
  [-1667,1760-12]	accept	2	-1667-01-01	1760-12-31	UNT-valid-L2
  2016-05-02T12:00:00-14:00	accept	0	2016-05-02	2016-05-02	interop-we_accept_they_reject
  -2004-%06	accept	2	-2004-06-01	-2004-06-30	UNT-valid-L2
  -2001-37	accept	2	-2001-01-01	-2001-04-30	UNT-valid-L2
  0000~	accept	1	0000-01-01	0000-12-31	interop-accepts
  2001-21	accept	1	2001-03-01	2001-05-31	LoC-L1,UNT-valid-L1,annexA-level1,interop-accepts
  ?-2004-06	accept	2	-2004-06-01	-2004-06-30	UNT-valid-L2
  1953S3	accept	2	1950-01-01	1959-12-31	interop-accepts
  2008	accept	0	2008-01-01	2008-12-31	interop-accepts
  /2015	accept	1	unknown	2015-12-31	interop-accepts
  1984-11-12/1984-11-XX	accept	2	1984-11-12	1984-11-30	UNT-valid-L2
  -2004-XX	accept	1	-2004-01-01	-2004-12-31	UNT-valid-L1
  1985-04-12~/	accept	1	1985-04-12	unknown	annexA-level1
  1986-04/	accept	1	1986-04-01	unknown	annexA-level1
  2016-05-02T16:54:59+14:00	accept	0	2016-05-02	2016-05-02	interop-accepts
  Y210001	accept	1	210001-01-01	210001-12-31	interop-accepts
  1985-04-12T23:20:30-04	accept	0	1985-04-12	1985-04-12	LoC-L0,UNT-valid-L0
  1800/1X01	accept	2	1800-01-01	1901-12-31	interop-accepts
  1919-0X-02/1919-01-03	accept	2	1919-01-02	1919-01-03	UNT-valid-L2
  {-1740-02-12..-1200-01-29}	accept	2	-1740-02-12	-1200-01-29	UNT-valid-L2
  1984~/2004-06	accept	1	1984-01-01	2004-06-30	UNT-valid-L1,interop-accepts
  1999-XX-XX	accept	1	1999-01-01	1999-12-31	interop-accepts
  /1985	accept	1	unknown	1985-12-31	LoC-L1,UNT-valid-L1,annexA-level1
  {1960,1961-12}	accept	2	1960-01-01	1961-12-31	LoC-L2,annexA-level2,interop-accepts
  2016-05-02T12:00:00-13:00	accept	0	2016-05-02	2016-05-02	interop-we_accept_they_reject
  -2018-05-X0/2018-05-11	accept	2	-2018-05-10	2018-05-11	UNT-valid-L2
  1923-21/1924	accept	1	1923-03-01	1924-12-31	UNT-valid-L1
  XXXX-12-21/1890-09-2X	accept	2	0000-12-21	1890-09-29	UNT-valid-L2
  2015-02-27/2015-02-X8	accept	2	2015-02-27	2015-02-28	UNT-valid-L2
  198X/1999	accept	2	1980-01-01	1999-12-31	UNT-valid-L2
  1984~	accept	1	1984-01-01	1984-12-31	interop-accepts
  1969/	accept	1	1969-01-01	unknown	interop-accepts
  [1760-12..]	accept	2	1760-12-01	+inf	LoC-L2,UNT-valid-L2,interop-accepts
  2016-02-28/2016-02-X9	accept	2	2016-02-28	2016-02-29	UNT-valid-L2
  2004-02-01/2005-02-08	accept	0	2004-02-01	2005-02-08	LoC-L0,UNT-valid-L0,annexA-level0,interop-accepts
  1985-04-12T23:20:30+04:30	accept	0	1985-04-12	1985-04-12	LoC-L0,UNT-valid-L0,annexA-level0
  [..1984]	accept	2	-inf	1984-12-31	LoC-L2,UNT-valid-L2,annexA-level2
  [-1890-05..-1200-01]	accept	2	-1890-05-01	-1200-01-31	UNT-valid-L2
  2004-06-01/	accept	1	2004-06-01	unknown	interop-accepts
  2001~-09	accept	2	2001-09-01	2001-09-30	interop-accepts
  1985-04/	accept	1	1985-04-01	unknown	LoC-L1,UNT-valid-L1
  -2005-06-%01/2006-06-~20	accept	2	-2005-06-01	2006-06-20	UNT-valid-L2
  15XX-XX-25	accept	2	1500-01-25	1599-12-25	interop-accepts
  2016-05-02T16:54:59-12:00	accept	0	2016-05-02	2016-05-02	interop-accepts
  2004-%06	accept	2	2004-06-01	2004-06-30	UNT-valid-L2,interop-accepts
  2019-~12/2020	accept	2	2019-12-01	2020-12-31	UNT-valid-L2
  ~1945	accept	1	1945-01-01	1945-12-31	interop-accepts
  1980-08/1994	accept	0	1980-08-01	1994-12-31	interop-accepts
  ?1945-01-01	accept	2	1945-01-01	1945-01-01	interop-accepts
  -0002	accept	1	-0002-01-01	-0002-12-31	interop-accepts
  -2004?-06-~11	accept	2	-2004-06-11	-2004-06-11	UNT-valid-L2
  1985%	accept	1	1985-01-01	1985-12-31	annexA-level1
  1930-X0-10/1930-10-30	accept	2	1930-10-10	1930-10-30	UNT-valid-L2
  {1667,1670..1672}	accept	2	1667-01-01	1672-12-31	interop-accepts
  Y171010000S3	accept	2	171000000-01-01	171999999-12-31	LoC-L2,UNT-valid-L2,annexA-level2,interop-accepts
  1112-08-22/1112-08-2X	accept	2	1112-08-22	1112-08-29	UNT-valid-L2
  2001-33	accept	2	2001-01-01	2001-03-31	UNT-valid-L2
  Y17E8	accept	2	1700000000-01-01	1700000000-12-31	UNT-valid-L2
  2016-12	accept	0	2016-12-01	2016-12-31	interop-accepts
  1984-06-02?/	accept	1	1984-06-02	unknown	UNT-valid-L1,interop-accepts
  1XXX-XX	accept	2	1000-01-01	1999-12-31	LoC-L2,UNT-valid-L2,annexA-level2,interop-accepts
  -1985	accept	1	-1985-01-01	-1985-12-31	LoC-L1,annexA-level1
  -2004?-%06	accept	2	-2004-06-01	-2004-06-30	UNT-valid-L2
  [1760-01,1760-02,1760-12..]	accept	2	1760-01-01	+inf	LoC-L2,interop-accepts
  2004?-%06	accept	2	2004-06-01	2004-06-30	UNT-valid-L2,interop-accepts
  Y-10000	accept	1	-10000-01-01	-10000-12-31	interop-accepts
  0000-01-13/0000-01-23	accept	0	0000-01-13	0000-01-23	UNT-valid-L0
  1985-04	accept	0	1985-04-01	1985-04-30	LoC-L0,UNT-valid-L0,annexA-level0
  /2006	accept	1	unknown	2006-12-31	interop-accepts
  -0275~	accept	1	-0275-01-01	-0275-12-31	interop-accepts
  2000-XX-XX/2012	accept	2	2000-01-01	2012-12-31	UNT-valid-L2
  2012-21/2012-22	accept	1	2012-03-01	2012-08-31	interop-we_accept_they_reject
  1908-05-02/1908-05-0X	accept	2	1908-05-02	1908-05-09	UNT-valid-L2
  2001-34	accept	2	2001-04-01	2001-06-30	LoC-L2,annexA-level2,interop-accepts
  201X	accept	1	2010-01-01	2019-12-31	LoC-L1,UNT-valid-L1,annexA-level1
  -2004-06-01/	accept	1	-2004-06-01	unknown	UNT-valid-L1
  -2001-38	accept	2	-2001-05-01	-2001-08-31	UNT-valid-L2
  {1960,-1961-12}	accept	2	-1961-12-01	1960-12-31	UNT-valid-L2
  1XXX	accept	2	1000-01-01	1999-12-31	interop-accepts
  1919-09-02/1919-X0-01	accept	2	1919-09-02	1919-10-01	UNT-valid-L2
  -2010	accept	1	-2010-01-01	-2010-12-31	UNT-valid-L1
  ../1985	accept	1	-inf	1985-12-31	LoC-L1,UNT-valid-L1
  2004?-~06-~04	accept	2	2004-06-04	2004-06-04	interop-accepts
  2016-05-29	accept	0	2016-05-29	2016-05-29	interop-accepts
  -2001-40	accept	2	-2001-01-01	-2001-06-30	UNT-valid-L2
  2011-~06-~04	accept	2	2011-06-04	2011-06-04	interop-accepts
  2016-05-31	accept	0	2016-05-31	2016-05-31	interop-accepts
  1985-04/..	accept	1	1985-04-01	+inf	LoC-L1,UNT-valid-L1
  1985-04-12T23:20:30	accept	0	1985-04-12	1985-04-12	LoC-L0,UNT-valid-L0,annexA-level0,interop-accepts
  Y-171010000S2	accept	2	-179999999-01-01	-170000000-12-31	UNT-valid-L2
  0000-01/0000-01-03	accept	0	0000-01-01	0000-01-03	UNT-valid-L0
  2004-06~-11	accept	2	2004-06-11	2004-06-11	LoC-L2,annexA-level2,interop-accepts
  2018-05-X0/2018-05-11	accept	2	2018-05-10	2018-05-11	UNT-valid-L2
  1985~	accept	1	1985-01-01	1985-12-31	annexA-level1
  2016-05?	accept	1	2016-05-01	2016-05-31	interop-accepts
  Y-170002	accept	1	-170002-01-01	-170002-12-31	interop-accepts
  ?1945/1959	accept	1	1945-01-01	1959-12-31	interop-accepts
  {1760..}	accept	2	1760-01-01	+inf	interop-accepts
  2004-06/2006-08	accept	0	2004-06-01	2006-08-31	LoC-L0,UNT-valid-L0,annexA-level0,interop-accepts
  2001-23	accept	1	2001-09-01	2001-11-30	interop-accepts
  156X-12-25	accept	2	1560-12-25	1569-12-25	LoC-L2,UNT-valid-L2,annexA-level2,interop-accepts
  1980?/1994~	accept	1	1980-01-01	1994-12-31	interop-accepts
  1984%	accept	1	1984-01-01	1984-12-31	interop-accepts
  199X	accept	1	1990-01-01	1999-12-31	interop-accepts
  15XX-12-XX	accept	2	1500-12-01	1599-12-31	interop-accepts
  1985-04-12/..	accept	1	1985-04-12	+inf	LoC-L1,UNT-valid-L1,annexA-level1
  2001-39	accept	2	2001-09-01	2001-12-31	interop-accepts
  2016-05-02T16:54:59-11:59	accept	0	2016-05-02	2016-05-02	interop-accepts
  1980/1994	accept	0	1980-01-01	1994-12-31	interop-accepts
  1919-08-02/1919-0X-01	accept	2	1919-08-02	1919-09-01	UNT-valid-L2
  -2004-23	accept	1	-2004-09-01	-2004-11-30	UNT-valid-L1
  Y17101E4S3	accept	2	171000000-01-01	171999999-12-31	interop-accepts
  [-1740-02-12..-1200-01-29]	accept	2	-1740-02-12	-1200-01-29	UNT-valid-L2
  -2004-06-?01/2006-06-~20	accept	2	-2004-06-01	2006-06-20	UNT-valid-L2
  2016~	accept	1	2016-01-01	2016-12-31	interop-accepts
  1985/..	accept	1	1985-01-01	+inf	LoC-L1,UNT-valid-L1
  XXXX-XX	accept	2	0000-01-01	9999-12-31	interop-accepts
  1950S2	accept	2	1900-01-01	1999-12-31	LoC-L2,UNT-valid-L2,annexA-level2,interop-accepts
  %1945-01	accept	2	1945-01-01	1945-01-31	interop-accepts
  2003-22	accept	1	2003-06-01	2003-08-31	interop-accepts
  20XX	accept	1	2000-01-01	2099-12-31	LoC-L1,annexA-level1
  1985-04?	accept	1	1985-04-01	1985-04-30	annexA-level1
  -2001-41	accept	2	-2001-07-01	-2001-12-31	UNT-valid-L2
  -2001-35	accept	2	-2001-07-01	-2001-09-30	UNT-valid-L2
  1984-01-02~/2004-06-04	accept	1	1984-01-02	2004-06-04	annexA-level1
  1200-01-X4/1200-01-08	accept	2	1200-01-04	1200-01-08	UNT-valid-L2
  2016-05-02T16:54:59+04:10	accept	0	2016-05-02	2016-05-02	interop-accepts
  Y17101000S3	accept	2	17100000-01-01	17199999-12-31	interop-accepts
  -2004-02-01/2005	accept	1	-2004-02-01	2005-12-31	UNT-valid-L1
  1111-01-01/1111	accept	0	1111-01-01	1111-12-31	UNT-valid-L0
  1985-04-12T23:20:30+04	accept	0	1985-04-12	1985-04-12	annexA-level0
  2016-01	accept	0	2016-01-01	2016-01-31	interop-accepts
  ?1945	accept	1	1945-01-01	1945-12-31	interop-accepts
  0000/0000	accept	0	0000-01-01	0000-12-31	UNT-valid-L0
  /1985-04	accept	1	unknown	1985-04-30	LoC-L1,UNT-valid-L1
  [1667,1668,1670..1672]	accept	2	1667-01-01	1672-12-31	LoC-L2,interop-accepts
  1919-12-02/1919-XX-04	accept	2	1919-12-02	1919-12-04	UNT-valid-L2
  Y170002	accept	1	170002-01-01	170002-12-31	interop-accepts
  1984-11-2X/1999-01-01	accept	2	1984-11-20	1999-01-01	UNT-valid-L2
  -1000/-0999	accept	1	-1000-01-01	-0999-12-31	UNT-valid-L1
  2001-02-03T09:30:01	accept	0	2001-02-03	2001-02-03	interop-accepts
  2005/2006-02	accept	0	2005-01-01	2006-02-28	LoC-L0,UNT-valid-L0,interop-accepts
  1964/2008	accept	0	1964-01-01	2008-12-31	LoC-L0,UNT-valid-L0,annexA-level0,interop-accepts
  %-2011-06-13	accept	2	-2011-06-13	-2011-06-13	UNT-valid-L2
  [1760-01,-1760-02,1760-12..]	accept	2	-1760-02-01	+inf	UNT-valid-L2
  2004-01-01T10:10:10Z	accept	0	2004-01-01	2004-01-01	interop-accepts
  XXXX-12-XX	accept	2	0000-12-01	9999-12-31	LoC-L2,UNT-valid-L2,annexA-level2
  2016%	accept	1	2016-01-01	2016-12-31	interop-accepts
  -2000-12-XX/2012	accept	2	-2000-12-01	2012-12-31	UNT-valid-L2
  2001-30	accept	2	2001-12-01	2002-02-28	UNT-valid-L2
  1985-04-12T23:20:30Z	accept	0	1985-04-12	1985-04-12	LoC-L0,UNT-valid-L0,annexA-level0
  2001-32	accept	2	2001-06-01	2001-08-31	UNT-valid-L2
  1981-1X-10/1981-11-09	accept	2	1981-10-10	1981-11-09	UNT-valid-L2
  -2001-39	accept	2	-2001-09-01	-2001-12-31	UNT-valid-L2
  -2004-06?	accept	1	-2004-06-01	-2004-06-30	UNT-valid-L1
  /2016-05	accept	1	unknown	2016-05-31	interop-accepts
  2001-31	accept	2	2001-03-01	2001-05-31	UNT-valid-L2
  1985-04-12?	accept	1	1985-04-12	1985-04-12	annexA-level1
  1602-10-0X/1602-10-02	accept	2	1602-10-01	1602-10-02	UNT-valid-L2
  2004-%06-11	accept	2	2004-06-11	2004-06-11	LoC-L2,annexA-level2
  2003-22/2003-23	accept	1	2003-06-01	2003-11-30	UNT-valid-L1
  1919-10-02/1919-X1-01	accept	2	1919-10-02	1919-11-01	UNT-valid-L2
  1953S2	accept	2	1900-01-01	1999-12-31	interop-accepts
  Y-17101E3S3	accept	2	-17199999-01-01	-17100000-12-31	interop-accepts
  2000/12-12	reject				UNT-invalid
  (2004-(06)~)?	reject				interop-rejects
  197%	reject				interop-must_reject
  2016-05-32	reject				interop-rejects
  2016-05-02T16:54:59.042Z	reject				interop-must_reject
  not a edtf string	reject				interop-rejects
  000	reject				interop-must_reject
  2016-02-30	reject				interop-rejects
  15XX-2X-25	reject				interop-rejects
  -0000	reject				UNT-invalid,interop-rejects
  2004-20	reject				annexA-invalid
  [1999	reject				interop-rejects
  193	reject				interop-must_reject
  2004-(06-11)?	reject				interop-rejects
  2016-05-02T16:54:59.042	reject				interop-must_reject
  2016-11-31	reject				interop-rejects
  [1999}	reject				interop-rejects
  19%	reject				interop-must_reject
  2005-07-25/2006-01-01T10:10:10Z	reject				UNT-invalid
  009	reject				interop-must_reject
  1985-1	reject				annexA-invalid
  1960-06-31	reject				UNT-invalid
  [..176 0-12-03]	reject				UNT-invalid
  2016-13	reject				interop-rejects
  1985-13	reject				annexA-invalid
  2016-13-XX	reject				interop-rejects
  -0000-01-01	reject				interop-rejects
  2012/2013/1234/55BULBASAUR	reject				UNT-invalid
  19?	reject				interop-must_reject
  2005-07-25T10:10:10Z/2006-01	reject				UNT-invalid
  {-1667,1 668-10,1670..1672}	reject				UNT-invalid
  2016-05-02T24:00:01	reject				interop-rejects
  2016-05-02T12:00:00+14:01	reject				interop-rejects
  2016-05-00	reject				interop-rejects
  1863-03- 29	reject				UNT-invalid
  Y-9999	reject				interop-rejects
  -1985-04-12T23:20:30Z12:00	reject				UNT-invalid
  Y17E7-12-26	reject				interop-rejects
  2004-01-01T10:10:10+02:00:30	reject				UNT-invalid
  2012///4444	reject				UNT-invalid
  2016-13-08	reject				interop-rejects
  00	reject				interop-must_reject
  18 63-03-29	reject				UNT-invalid
  2004?-06-(11)~	reject				interop-rejects
  2012\2013	reject				UNT-invalid
  /	reject				interop-must_reject
  1985-04-12T23:20:30+15:00	reject				annexA-invalid
  2016-00	reject				interop-rejects
  NONE/	reject				UNT-invalid
  (2011)-06-04~	reject				interop-rejects
  2016-05-02T12:00:00-00:00	reject				interop-rejects
  1985-04-31	reject				annexA-invalid
  2005-07-25T10:10:10Z/2006-01-01T10:10:10Z	reject				UNT-invalid
  -04	reject				interop-must_reject
  2012-10-10T1:10:10	reject				UNT-invalid
  +2006%	reject				UNT-invalid
  197~	reject				interop-must_reject
  -019	reject				interop-must_reject
  1863- 03-29	reject				UNT-invalid
  2012-10-10T10:40:10Z00:62	reject				UNT-invalid
  2004-06-(01)~/2004-06-(20)~	reject				interop-rejects
  2016-06-31	reject				interop-rejects
  1985-00	reject				annexA-invalid
  2011-(06-04)~	reject				interop-rejects
  -1985-04-12T23:20:30+24	reject				UNT-invalid
  2004-01-01T10:10:40Z25:00	reject				UNT-invalid
  2012-10-10T10:1:10	reject				UNT-invalid
  2016-05-02T16:54:59+0000	reject				interop-must_reject
  2016-05-02T16:54:59.042123	reject				interop-must_reject
  2004-01-01T10:10:1000:59	reject				UNT-invalid
  2012-10-10T10:10:1	reject				UNT-invalid
  2016-05-02T16:54:59-1200	reject				interop-must_reject
  198	reject				annexA-invalid
  Y00001	reject				interop-rejects
  2016-04-31	reject				interop-rejects
  """#
