#include <pango/pangocairo.h>
#include <cairo-pdf.h>
#include <cairo-ft.h>
#include <hb-subset.h>
